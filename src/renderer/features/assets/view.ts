import { useLocalStorage } from '@mantine/hooks';

export type AssetView = 'tree' | 'list';

/** Whether assets are shown as tree or list; kept for this computer. */
export function useAssetView() {
  return useLocalStorage<AssetView>({
    key: 'millwright.assets.view',
    defaultValue: 'tree',
    getInitialValueInEffect: false,
  });
}

/** Whether the tree beside a record is hidden; kept for this computer. */
export function useTreeHidden() {
  return useLocalStorage<boolean>({
    key: 'millwright.assets.tree-hidden',
    defaultValue: false,
    getInitialValueInEffect: false,
  });
}
