import { SegmentedControl, VisuallyHidden } from '@mantine/core';
import { IconBinaryTree2, IconList } from '@tabler/icons-react';
import { useRouter } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import classes from './Assets.module.css';
import { useAssetView, type AssetView } from './view.ts';

const icons = { tree: IconBinaryTree2, list: IconList } as const;

/** Tree or list; choosing the list leaves the open record. */
export function ViewToggle() {
  const { t } = useTranslation('assets');
  const router = useRouter();
  const [view, setView] = useAssetView();
  const option = (value: AssetView) => {
    const Icon = icons[value];
    return {
      value,
      label: (
        <span className={classes.viewOption} title={t(`view.${value}`)}>
          <Icon aria-hidden size={18} />
          <VisuallyHidden>{t(`view.${value}`)}</VisuallyHidden>
        </span>
      ),
    };
  };
  return (
    <SegmentedControl
      aria-label={t('view.label')}
      value={view}
      data={[option('tree'), option('list')]}
      onChange={(next) => {
        setView(next);
        if (next === 'list') router.history.push('/assets');
      }}
    />
  );
}
