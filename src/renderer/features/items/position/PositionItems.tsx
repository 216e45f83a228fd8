import { Button, Group, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { IconPackage, IconReplace } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { AssetRef } from '../../../../shared/contract/base.ts';
import type { PositionItem } from '../../../../shared/contract/items.ts';
import { api, useCan } from '../../../api.ts';
import { recordHref } from '../../../app/record-links.ts';
import { EmptyState } from '../../../ui/EmptyState.tsx';
import { ErrorState } from '../../../ui/ErrorState.tsx';
import { SimpleTable } from '../../../ui/list/SimpleTable.tsx';
import { PageAnchor } from '../../../ui/PageAnchor.tsx';
import { DelayedBar } from '../../../ui/Progress.tsx';
import { Section } from '../../../ui/Section.tsx';
import { StatusBadge } from '../../../ui/StatusBadge.tsx';
import { Day } from '../../../ui/values.tsx';
import { Moment } from '../Moment.tsx';
import { useItemName } from '../name.ts';
import { ReplaceDialog } from '../replace/ReplaceDialog.tsx';

/** What the address of the page says about the items shown on it. */
interface ItemsSearch {
  readonly replace?: boolean;
}

/** The present and earlier items of a position; with `replace` in the address the form to replace what is there is open. */
export function PositionItems({ asset }: { asset: AssetRef & { readonly archivedAt: number | null } }) {
  const { replace }: ItemsSearch = useSearch({ strict: false });
  const navigate = useNavigate();
  const canWrite = useCan('assets.write') && asset.archivedAt === null;
  const show = (opened: boolean) =>
    void navigate({
      to: '.',
      search: { tab: 'items', ...(opened ? { replace: true } : {}) } as never,
      replace: true,
    });
  return (
    <>
      <Items asset={asset} onReplace={canWrite ? () => show(true) : undefined} />
      {canWrite && (
        <ReplaceDialog asset={asset} item={null} opened={replace === true} onClose={() => show(false)} />
      )}
    </>
  );
}

interface ItemsProps {
  readonly asset: AssetRef;
  /** Undefined for those who may not, and for an archived asset. */
  readonly onReplace: (() => void) | undefined;
}

function Items({ asset, onReplace }: ItemsProps) {
  const { t } = useTranslation('items');
  const { data, error, refetch } = useQuery(api.items.ofAsset.queryOptions({ input: { assetId: asset.id } }));
  if (error !== null) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <DelayedBar active />;
  const occupied = data.some(({ removedAt }) => removedAt === null);
  const label = t(occupied ? 'action.replace' : 'action.install');
  if (data.length === 0) {
    return (
      <EmptyState
        icon={IconPackage}
        title={t('position.empty')}
        hint={t('position.emptyHint')}
        action={onReplace === undefined ? undefined : { label, onClick: onReplace }}
      />
    );
  }
  const title = t('position.title', { asset: asset.tag });
  return (
    <Section
      title={title}
      flush
      action={
        <Group gap="md">
          <PageAnchor href="/items">{t('shelf')}</PageAnchor>
          {onReplace !== undefined && (
            <Button variant="default" leftSection={<IconReplace size={18} aria-hidden />} onClick={onReplace}>
              {label}
            </Button>
          )}
        </Group>
      }
    >
      <Stack gap={0}>
        <Text c="dimmed" px="md" py="xs">
          {occupied ? t('position.hint') : t('position.withoutPlate')}
        </Text>
        <Table title={title} rows={data} />
      </Stack>
    </Section>
  );
}

function Table({ title, rows }: { title: string; rows: readonly PositionItem[] }) {
  const { t } = useTranslation('items');
  const nameOf = useItemName();
  return (
    <SimpleTable
      label={title}
      rows={rows}
      rowId={({ id }) => id ?? 'present'}
      columns={[
        {
          id: 'item',
          header: t('column.item'),
          cell: (row) =>
            row.itemId === null ? (
              nameOf(row)
            ) : (
              <PageAnchor href={recordHref('items', row.itemId) ?? '/'}>{nameOf(row)}</PageAnchor>
            ),
          width: 180,
        },
        { id: 'from', header: t('column.from'), cell: (row) => <From row={row} />, width: 150, yields: 2 },
        {
          id: 'to',
          header: t('column.to'),
          cell: ({ removedAt }) => (removedAt === null ? t('present') : <Moment at={removedAt} />),
          width: 150,
        },
        {
          id: 'reason',
          header: t('column.reason'),
          cell: ({ reason }) => reason ?? '–',
          width: 160,
          yields: 3,
        },
        {
          id: 'now',
          header: t('column.now'),
          cell: ({ state }) => <StatusBadge kind="item" value={state} plain />,
          width: 130,
          yields: 1,
        },
      ]}
      empty={t('position.empty')}
    />
  );
}

/** Since when: what was put in by a command has a moment, else there is the day that was entered with the asset. */
function From({ row: { installedAt, installedOn } }: { row: PositionItem }) {
  const { t } = useTranslation('items');
  if (installedAt !== null) return <Moment at={installedAt} />;
  return installedOn === null ? t('unknown') : <Day date={installedOn} />;
}
