import { SegmentedControl, VisuallyHidden } from '@mantine/core';
import { IconBinaryTree2, IconCategory, IconChartAreaLine, IconList, IconMapPin } from '@tabler/icons-react';
import { useRouter } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useCan } from '../../api.ts';
import classes from './Assets.module.css';
import { useAssetView } from './view.ts';

const icons = {
  tree: IconBinaryTree2,
  list: IconList,
  locations: IconMapPin,
  types: IconCategory,
  fleet: IconChartAreaLine,
} as const;
type View = keyof typeof icons;

/** Views with pages of their own. */
const pages = { locations: '/locations', types: '/assets/types', fleet: '/metrics/fleet' } as const;

/**
 * Assets as tree or list, where they stand, what they are, and how they compare; choosing the list leaves the open record.
 * @param present the view that is open, where it is neither tree nor list
 */
export function ViewToggle({ present }: { present?: keyof typeof pages }) {
  const { t } = useTranslation('assets');
  const router = useRouter();
  const [view, setView] = useAssetView();
  const readsMetrics = useCan('metrics.read');
  const option = (value: View) => {
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
      value={present ?? view}
      data={[
        option('tree'),
        option('list'),
        option('locations'),
        option('types'),
        ...(readsMetrics ? [option('fleet')] : []),
      ]}
      onChange={(next) => {
        if (next === 'locations' || next === 'types' || next === 'fleet')
          return router.history.push(pages[next]);
        setView(next);
        if (next === 'list' || present !== undefined) router.history.push('/assets');
      }}
    />
  );
}
