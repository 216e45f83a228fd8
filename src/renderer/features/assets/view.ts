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
