import { Button } from '@mantine/core';
import { useRouter } from '@tanstack/react-router';
import { IconBellCheck, IconBellRinging } from '@tabler/icons-react';
import { useMemo, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Alarm } from '../../../shared/contract/alarms.ts';
import type { Severity } from '../../../shared/domain/vocabulary.ts';
import { api, useCan } from '../../api.ts';
import { recordHref } from '../../app/record-links.ts';
import type { EmptyStateProps } from '../../ui/EmptyState.tsx';
import { DataList } from '../../ui/list/DataList.tsx';
import { useAlarmColumns, type AlarmView } from './columns.tsx';
import { ShelveForm } from './ShelveForm.tsx';
import { useAcknowledge } from './use-acknowledge.ts';
import { useAlarmName } from './words.ts';

export interface AlarmListProps {
  readonly view: AlarmView;
  /** Only those of one asset. */
  readonly assetId?: string;
  readonly severity?: Severity;
  /** Only those of one flood. */
  readonly floodId?: string;
  readonly filters?: ReactNode;
  readonly onClearFilters?: () => void;
  /** Leads from an empty list of standing alarms to all of them. */
  readonly onShowAll?: () => void;
}

/** Alarms as a list; `a` acknowledges the row the keyboard stands on, `s` shelves its metric, several are acknowledged together. */
export function AlarmList(props: AlarmListProps) {
  const { view, assetId, severity, floodId, filters, onClearFilters } = props;
  const { t } = useTranslation('alarms');
  const nameOf = useAlarmName();
  const mayAcknowledge = useCan('alarms.acknowledge');
  const acknowledge = useAcknowledge();
  const all = useAlarmColumns(view, mayAcknowledge ? acknowledge.one : undefined);
  const columns = useMemo(
    () => (assetId === undefined ? all : all.filter(({ id }) => id !== 'asset')),
    [all, assetId],
  );
  const [shelving, setShelving] = useState<Alarm | null>(null);
  const input = { view, assetId: assetId ?? null, severity: severity ?? null, floodId: floodId ?? null };
  return (
    <>
      <DataList<Alarm>
        id={assetId === undefined ? `alarms.${view}` : 'assets.alarms'}
        label={t('title')}
        columns={columns}
        page={({ offset, limit }) => api.alarms.list.queryOptions({ input: { ...input, offset, limit } })}
        rowId={({ id }) => id}
        rowName={(alarm) => `${nameOf(alarm)}, ${alarm.asset.tag}`}
        rowHref={({ id }) => recordHref('alarms', id) ?? '/'}
        filters={filters}
        filtered={severity !== undefined || floodId !== undefined}
        onClearFilters={onClearFilters}
        rowButtons={view === 'standing'}
        sentences
        height={assetId === undefined ? 'fill' : 14}
        empty={useEmptyState(props)}
        rowKeys={
          mayAcknowledge
            ? [
                { keys: 'a', label: t('action.acknowledgeKey'), run: (alarm) => acknowledge.one(alarm) },
                { keys: 's', label: t('action.shelveKey'), run: setShelving },
              ]
            : undefined
        }
        bulkActions={
          mayAcknowledge && assetId === undefined && view === 'standing'
            ? (ids, clear) => (
                <Button
                  leftSection={<IconBellCheck size={18} aria-hidden />}
                  loading={acknowledge.running}
                  onClick={() => void acknowledge.many(ids).then(clear)}
                >
                  {t('action.acknowledgeMany', { count: ids.length })}
                </Button>
              )
            : undefined
        }
      />
      {shelving !== null && <ShelveForm metric={shelving.metric} opened onClose={() => setShelving(null)} />}
    </>
  );
}

function useEmptyState({ view, assetId, onShowAll }: AlarmListProps): EmptyStateProps {
  const { t } = useTranslation('alarms');
  const router = useRouter();
  if (assetId !== undefined) {
    return { icon: IconBellRinging, title: t('empty.ofAsset'), hint: t('empty.ofAssetHint') };
  }
  if (view === 'held') return { icon: IconBellCheck, title: t('empty.held'), hint: t('empty.heldHint') };
  return view === 'standing'
    ? {
        icon: IconBellCheck,
        title: t('empty.standing'),
        hint: t('empty.standingHint'),
        action: onShowAll && { label: t('empty.showAll'), onClick: onShowAll },
      }
    : {
        icon: IconBellRinging,
        title: t('empty.all'),
        hint: t('empty.allHint'),
        action: { label: t('empty.toAssets'), onClick: () => router.history.push('/assets') },
      };
}
