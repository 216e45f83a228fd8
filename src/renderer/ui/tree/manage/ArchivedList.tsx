import { Button } from '@mantine/core';
import { IconArchive, IconArchiveOff } from '@tabler/icons-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useCan } from '../../../api.ts';
import { DataList } from '../../list/DataList.tsx';
import type { ListColumn, ListQuery, ListWindow } from '../../list/types.ts';
import { notifyError } from '../../notify.ts';
import { DateTime } from '../../values.tsx';
import type { TreeKind } from './tree-kind.ts';
import { useRestore, type RestorableNode } from './use-restore.tsx';

interface ArchivedRow {
  readonly id: string;
  readonly archivedAt: number;
  /** How many it took along. */
  readonly below: number;
}

interface ArchivedListProps<Row> {
  readonly kind: TreeKind;
  readonly label: string;
  readonly page: (window: ListWindow<string>) => ListQuery<Row>;
  /** What people call it; stable. */
  readonly nameOf: (row: Row) => string;
  /** Where it stood, from the root down; empty at the top. Stable. */
  readonly placeOf: (row: Row) => string;
  /** What else is archived around a node. */
  readonly around: (id: string) => Promise<Omit<RestorableNode, 'id' | 'name'>>;
}

/** What was archived, newest first, each with the way back. */
export function ArchivedList<Row extends ArchivedRow>(props: ArchivedListProps<Row>) {
  const { kind, label, page, nameOf, placeOf, around } = props;
  const { t } = useTranslation('trees');
  const canWrite = useCan('assets.write');
  const { restore, dialog } = useRestore(kind);
  const columns = useMemo<readonly ListColumn<Row>[]>(
    () => [
      { id: 'name', header: t('archived.name'), cell: nameOf, width: 220, grow: 2, fixed: true },
      {
        id: 'place',
        header: t('archived.place'),
        cell: (row) => placeOf(row) || t('archived.top'),
        width: 200,
        grow: 2,
        yields: 2,
      },
      {
        id: 'when',
        header: t('archived.when'),
        cell: ({ archivedAt }) => <DateTime at={archivedAt} />,
        width: 190,
        yields: 1,
      },
      {
        id: 'took',
        header: t('archived.took'),
        cell: ({ below }) => (below === 0 ? '–' : t('archived.below', { count: below })),
        width: 120,
        yields: 3,
        align: 'end',
      },
    ],
    [t, nameOf, placeOf],
  );
  const ask = async (row: Row) => {
    const { id } = row;
    await around(id).then((others) => restore({ id, name: nameOf(row), ...others }), notifyError);
  };
  const withRestore = useMemo<readonly ListColumn<Row>[]>(
    () => [
      ...columns,
      {
        id: 'restore',
        header: t('restore.action'),
        cell: (row) => (
          <Button
            size="compact-sm"
            variant="default"
            leftSection={<IconArchiveOff size={16} aria-hidden />}
            aria-label={`${t('restore.action')} ${nameOf(row)}`}
            onClick={() => void ask(row)}
          >
            {t('restore.action')}
          </Button>
        ),
        width: 170,
      },
    ],
    // oxlint-disable-next-line react/exhaustive-deps -- `ask` means the same on every render
    [columns, t, nameOf],
  );
  return (
    <>
      <DataList<Row>
        id={`${kind.id}.archived`}
        label={label}
        columns={canWrite ? withRestore : columns}
        page={page}
        rowId={({ id }) => id}
        rowName={nameOf}
        rowHref={({ id }) => kind.hrefOf(id)}
        empty={{ icon: IconArchive, title: t('archived.empty'), hint: t('archived.emptyHint') }}
      />
      {dialog}
    </>
  );
}
