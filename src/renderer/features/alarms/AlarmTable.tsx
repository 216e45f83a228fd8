import { useTranslation } from 'react-i18next';
import type { Alarm } from '../../../shared/contract/alarms.ts';
import { recordHref } from '../../app/record-links.ts';
import { SimpleTable } from '../../ui/list/SimpleTable.tsx';
import { PageAnchor } from '../../ui/PageAnchor.tsx';
import { StatusBadge } from '../../ui/StatusBadge.tsx';
import { Ago } from '../../ui/values.tsx';
import classes from './Alarms.module.css';
import { Now } from './NowAndWorst.tsx';
import { useAlarmName } from './words.ts';

export interface AlarmTableProps {
  readonly label: string;
  readonly rows: readonly Alarm[];
  /** How many there are; with more than rows a link leads to all. */
  readonly total: number;
  readonly allHref: string;
  readonly empty: string;
  /** On the asset's own page. */
  readonly withoutAsset?: boolean;
}

/** The first few alarms on another page. */
export function AlarmTable({ label, rows, total, allHref, empty, withoutAsset = false }: AlarmTableProps) {
  const { t } = useTranslation('alarms');
  const nameOf = useAlarmName();
  const asset = {
    id: 'asset',
    header: t('column.asset'),
    cell: (alarm: Alarm) => (
      <PageAnchor href={recordHref('assets', alarm.asset.id) ?? '/'} title={alarm.asset.name}>
        {alarm.asset.tag}
      </PageAnchor>
    ),
    width: 100,
  };
  return (
    <>
      <SimpleTable
        label={label}
        rows={rows}
        rowId={({ id }) => id}
        rowHref={({ id }) => recordHref('alarms', id) ?? '/'}
        columns={[
          { id: 'alarm', header: t('column.alarm'), cell: nameOf, width: 190 },
          {
            id: 'severity',
            header: t('column.severity'),
            cell: ({ severity }) => <StatusBadge kind="severity" value={severity} plain />,
            width: 96,
            yields: 3,
          },
          ...(withoutAsset ? [] : [asset]),
          {
            id: 'since',
            header: t('column.since'),
            cell: ({ startedAt }) => <Ago at={startedAt} />,
            width: 110,
            yields: 4,
          },
          {
            id: 'value',
            header: t('column.value'),
            cell: (alarm) => <Now alarm={alarm} />,
            width: 120,
            yields: 2,
            align: 'end',
          },
          {
            id: 'state',
            header: t('column.state'),
            cell: ({ state }) => <StatusBadge kind="alarm" value={state} plain />,
            width: 130,
            yields: 1,
          },
        ]}
        empty={empty}
      />
      {total > rows.length && (
        <p className={classes.more}>
          <PageAnchor href={allHref}>{t('action.more', { count: total })}</PageAnchor>
        </p>
      )}
    </>
  );
}
