import { Stack, Text, Title } from '@mantine/core';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { KeptRecord, UndoOutcome as Outcome } from '../../../../shared/contract/imports.ts';
import { api } from '../../../api.ts';
import { recordHref, type LinkedEntity } from '../../../app/record-links.ts';
import { useFormat } from '../../../ui/format.ts';
import { DataList } from '../../../ui/list/DataList.tsx';
import { SimpleTable } from '../../../ui/list/SimpleTable.tsx';
import type { ListColumn } from '../../../ui/list/types.ts';
import { PageAnchor } from '../../../ui/PageAnchor.tsx';
import { Saying } from '../Saying.tsx';

const LINKED: readonly LinkedEntity[] = [
  'assets',
  'work_orders',
  'parts',
  'alarms',
  'locations',
  'asset_types',
  'items',
  'suppliers',
];

interface UndoOutcomeProps {
  readonly jobId: string;
  readonly outcome: Outcome;
  /** It has happened; otherwise it would. */
  readonly isDone: boolean;
}

/** What an undo does, kind by kind, and what stays and why. */
export function UndoOutcome({ jobId, outcome, isDone }: UndoOutcomeProps) {
  const { t } = useTranslation('records');
  const format = useFormat();
  const { counts, keptCount } = outcome;
  const count = (value: number) => (value === 0 ? '–' : format.number(value));
  return (
    <Stack gap="md">
      <SimpleTable
        label={t('undo.what')}
        rows={counts.filter(({ removed, restored, kept }) => removed + restored + kept > 0)}
        rowId={({ entity }) => entity}
        empty={<Text>{t('undo.nothing')}</Text>}
        columns={[
          { id: 'what', header: t('undo.what'), cell: ({ entity }) => t(`undoEntity.${entity}`), width: 104 },
          {
            id: 'removed',
            header: t('undo.removed'),
            cell: (row) => count(row.removed),
            width: 56,
            align: 'end',
          },
          {
            id: 'restored',
            header: t('undo.restored'),
            cell: (row) => count(row.restored),
            width: 80,
            align: 'end',
          },
          { id: 'kept', header: t('undo.kept'), cell: (row) => count(row.kept), width: 60, align: 'end' },
        ]}
      />
      {keptCount === 0 ? (
        <Saying tone="good">{t(isDone ? 'undo.clean' : 'undo.wouldBeClean')}</Saying>
      ) : (
        <Kept jobId={jobId} count={keptCount} />
      )}
    </Stack>
  );
}

function Kept({ jobId, count }: { jobId: string; count: number }) {
  const { t } = useTranslation('records');
  const format = useFormat();
  const columns: readonly ListColumn<KeptRecord>[] = useMemo(
    () => [
      {
        id: 'name',
        header: t('undo.name'),
        cell: (kept) => <Named record={kept} />,
        width: 110,
        grow: 1,
        fixed: true,
      },
      {
        id: 'entity',
        header: t('list.kind'),
        cell: ({ entity }) => t(`undoEntity.${entity}`),
        width: 120,
        grow: 0,
        yields: 2,
      },
      {
        id: 'why',
        header: t('undo.why'),
        cell: ({ reason, by, at, undoFirst }) => {
          const why =
            reason === 'changed' && by !== null && at !== null
              ? t('undo.reasons.changed-by', { who: by.fullName, when: format.dateTime(at) })
              : t(`undo.reasons.${reason}`);
          return undoFirst === null ? (
            why
          ) : (
            <PageAnchor href={`/imports/${undoFirst.id}`}>
              {t('undo.rests', { reason: why, file: undoFirst.fileName })}
            </PageAnchor>
          );
        },
        width: 400,
        grow: 5,
      },
      {
        id: 'because',
        header: t('undo.because'),
        cell: ({ because }) => (because === null ? '–' : <Named record={because} isReason />),
        width: 190,
        grow: 1,
        yields: 1,
      },
    ],
    [t, format],
  );
  const title = t('undo.keptTitle', { count });
  return (
    <Stack gap="xs">
      <Title order={3}>{title}</Title>
      <Text>{t('undo.keptLead', { count })}</Text>
      <DataList<KeptRecord>
        id="import.kept"
        label={title}
        columns={columns}
        page={({ offset, limit }) => api.imports.undoKept.queryOptions({ input: { jobId, offset, limit } })}
        rowId={({ entity, link, label, reason }) => `${entity} ${link?.id ?? ''} ${label} ${reason}`}
        rowName={({ label }) => label}
        empty={{ title: t('rows.none') }}
        height={8}
      />
    </Stack>
  );
}

/** @param isReason what it stays for: movements are told from their part, which may be what stays */
function Named({
  record,
  isReason = false,
}: {
  record: Pick<KeptRecord, 'entity' | 'label' | 'link'>;
  isReason?: boolean;
}) {
  const { t } = useTranslation('records');
  const { entity, link } = record;
  const label =
    isReason && entity === 'stock_movements' ? t('undo.movementsOf', { name: record.label }) : record.label;
  const href = link === null ? null : hrefOf(link);
  return href === null ? label : <PageAnchor href={href}>{label}</PageAnchor>;
}

function hrefOf({ entity, id }: NonNullable<KeptRecord['link']>): string | null {
  const linked = LINKED.find((candidate) => candidate === entity);
  return linked === undefined ? null : recordHref(linked, id);
}
