import { Alert, Button, Group } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { IconBellZ } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { api, useCan } from '../../api.ts';
import { useDialog } from '../../ui/form/use-dialog.ts';
import { useFormat } from '../../ui/format.ts';
import type { PageAction } from '../../ui/Page.tsx';
import classes from './Alarms.module.css';
import { ShelveForm } from './ShelveForm.tsx';
import { useUnshelve } from './use-unshelve.ts';

/** What a metric's own page offers to shelve its alarms, and what it shows while they are. */
export function useShelving(metric: { readonly id: string; readonly name: string }): {
  readonly actions: readonly PageAction[];
  readonly shown: ReactNode;
} {
  const { t } = useTranslation('alarms');
  const format = useFormat();
  const reads = useCan('alarms.read');
  const may = useCan('alarms.acknowledge');
  const dialog = useDialog();
  const unshelve = useUnshelve();
  const { data } = useQuery(
    api.alarms.shelves.queryOptions({ input: { metricId: metric.id, limit: 1 }, enabled: reads }),
  );
  const shelf = data?.rows[0];
  const actions = may && data !== undefined ? [{ label: t('action.shelve'), onClick: dialog.open }] : [];
  return {
    actions,
    shown: (
      <>
        {shelf !== undefined && (
          <Alert
            className={classes.shelf}
            color="neutral"
            variant="light"
            icon={<IconBellZ aria-hidden />}
            title={t('shelf.isShelved', { until: format.dateTime(shelf.until) })}
          >
            <Group justify="space-between" gap="sm">
              <span>
                {shelf.reason} · {shelf.shelvedBy.fullName}
              </span>
              {may && (
                <Button
                  size="compact-sm"
                  variant="default"
                  loading={unshelve.isPending}
                  onClick={() => unshelve.mutate(metric)}
                >
                  {t('action.unshelve')}
                </Button>
              )}
            </Group>
          </Alert>
        )}
        <ShelveForm metric={metric} {...dialog.props} />
      </>
    ),
  };
}
