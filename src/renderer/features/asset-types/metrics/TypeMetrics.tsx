import { ActionIcon, Button, Menu } from '@mantine/core';
import { useRouter } from '@tanstack/react-router';
import {
  IconChartLine,
  IconDots,
  IconChartAreaLine,
  IconPencil,
  IconPlus,
  IconTrash,
} from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TypeMetric } from '../../../../shared/contract/asset-types.ts';
import { isWatched } from '../../../../shared/domain/watch.ts';
import { client, useCan, type Outputs } from '../../../api.ts';
import { EmptyState } from '../../../ui/EmptyState.tsx';
import { useDialog } from '../../../ui/form/use-dialog.ts';
import { SimpleTable } from '../../../ui/list/SimpleTable.tsx';
import { notifyError } from '../../../ui/notify.ts';
import { Section } from '../../../ui/Section.tsx';
import { showUndoToast } from '../../../ui/UndoToast.tsx';
import { fleetHref } from '../../fleet/index.ts';
import { LimitsText } from '../../metrics/LimitsText.tsx';
import classes from '../AssetTypes.module.css';
import { MissingMetrics } from './MissingMetrics.tsx';
import { TypeMetricForm } from './TypeMetricForm.tsx';

type AssetType = Outputs['assetTypes']['get'];

/** What new assets of a type get, and which assets lack some of it. */
export function TypeMetrics({ type, live }: { type: AssetType; live: boolean }) {
  const { t } = useTranslation('assetTypes');
  const { t: tf } = useTranslation('fleet');
  const router = useRouter();
  const writes = useCan('metrics.write') && live;
  const add = useDialog();
  const [edited, setEdited] = useState<TypeMetric | null>(null);
  return (
    <div className={classes.sections}>
      {writes && type.metrics.length > 0 && <MissingMetrics target={{ assetTypeId: type.id }} />}
      <Section
        title={t('metrics.title')}
        flush
        action={
          type.metrics.length > 0 && (
            <div className={classes.actions}>
              <Button
                size="compact-sm"
                variant="subtle"
                leftSection={<IconChartAreaLine size={16} aria-hidden />}
                onClick={() => router.history.push(fleetHref({ type: type.id }))}
              >
                {tf('compare')}
              </Button>
              {writes && (
                <Button
                  size="compact-sm"
                  variant="subtle"
                  leftSection={<IconPlus size={16} aria-hidden />}
                  onClick={add.open}
                >
                  {t('metrics.add')}
                </Button>
              )}
            </div>
          )
        }
      >
        {type.metrics.length > 0 && <p className={classes.flushLead}>{t('metrics.lead')}</p>}
        <SimpleTable
          label={t('metrics.title')}
          rows={type.metrics}
          rowId={({ id }) => id}
          columns={[
            { id: 'name', header: t('metrics.column.name'), cell: ({ name }) => name, width: 120 },
            {
              id: 'unit',
              header: t('metrics.column.unit'),
              cell: ({ unit }) => unit || '–',
              width: 90,
              yields: 1,
            },
            {
              id: 'limits',
              header: t('metrics.column.limits'),
              cell: (metric) =>
                !isWatched(metric.threshold, metric.choices) && metric.noDataMs === null ? (
                  t('metrics.noLimits')
                ) : (
                  <LimitsText metric={metric} />
                ),
              width: 120,
            },
            ...(writes
              ? [
                  {
                    id: 'actions',
                    header: t('metrics.column.actions'),
                    cell: (metric: TypeMetric) => (
                      <MetricMenu type={type} metric={metric} onEdit={() => setEdited(metric)} />
                    ),
                    width: 80,
                    align: 'end' as const,
                  },
                ]
              : []),
          ]}
          empty={
            <EmptyState
              icon={IconChartLine}
              title={t('metrics.empty')}
              hint={t('metrics.emptyHint')}
              action={writes ? { label: t('metrics.add'), onClick: add.open } : undefined}
            />
          }
        />
      </Section>
      {writes && <TypeMetricForm type={type} metric={null} {...add.props} />}
      {edited !== null && (
        <TypeMetricForm key={edited.id} type={type} metric={edited} opened onClose={() => setEdited(null)} />
      )}
    </div>
  );
}

interface MetricMenuProps {
  readonly type: AssetType;
  readonly metric: TypeMetric;
  readonly onEdit: () => void;
}

function MetricMenu({ type, metric, onEdit }: MetricMenuProps) {
  const { t } = useTranslation('assetTypes');
  const remove = async () => {
    try {
      await client.assetTypes.removeMetric({ id: metric.id });
      showUndoToast({
        message: t('metrics.removed', { name: metric.name }),
        undo: () =>
          client.assetTypes.addMetric({
            ...metric,
            // There are no counters on types.
            kind: metric.kind === 'counter' ? 'gauge' : metric.kind,
            assetTypeId: type.id,
          }),
      });
    } catch (error) {
      notifyError(error);
    }
  };
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon aria-label={t('metrics.menu', { name: metric.name })}>
          <IconDots size={18} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item leftSection={<IconPencil size={18} aria-hidden />} onClick={onEdit}>
          {t('metrics.edit')}
        </Menu.Item>
        <Menu.Item leftSection={<IconTrash size={18} aria-hidden />} onClick={() => void remove()}>
          {t('metrics.remove')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
