import { ActionIcon, Button, Menu } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { IconBox, IconCategory, IconDots, IconPencil, IconPlus, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { BomLine, BomOwner } from '../../../shared/contract/bom.ts';
import { api, client } from '../../api.ts';
import { recordHref } from '../../app/record-links.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { useDialog } from '../../ui/form/use-dialog.ts';
import { SimpleTable } from '../../ui/list/SimpleTable.tsx';
import { notifyError } from '../../ui/notify.ts';
import { DelayedBar } from '../../ui/Progress.tsx';
import { Section } from '../../ui/Section.tsx';
import { stockState } from '../../ui/status.ts';
import { StatusBadge } from '../../ui/StatusBadge.tsx';
import { showUndoToast } from '../../ui/UndoToast.tsx';
import { Quantity } from '../../ui/values.tsx';
import { BomLineForm } from './BomLineForm.tsx';

interface BomSectionProps {
  readonly owner: BomOwner;
  /** Tag or name, for the titles of the forms. */
  readonly ownerName: string;
  /** Of an asset: its type, where lines may come from. */
  readonly typeId?: string;
  readonly writes: boolean;
}

/** Parts that fit an asset or a type, with what lies where. */
export function BomSection({ owner, ownerName, typeId, writes }: BomSectionProps) {
  const { t } = useTranslation('assetTypes');
  const add = useDialog();
  const [edited, setEdited] = useState<BomLine | null>(null);
  const { data, error, refetch } = useQuery(api.bom.of.queryOptions({ input: owner }));
  if (error !== null) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <DelayedBar active />;
  const ofAsset = 'assetId' in owner;
  return (
    <Section
      title={t('bom.title')}
      flush
      action={
        writes &&
        data.length > 0 && (
          <Button
            size="compact-sm"
            variant="subtle"
            leftSection={<IconPlus size={16} aria-hidden />}
            onClick={add.open}
          >
            {t('bom.add')}
          </Button>
        )
      }
    >
      <SimpleTable
        label={t('bom.title')}
        rows={data}
        rowId={({ id }) => id}
        rowHref={({ part }) => recordHref('parts', part.id) ?? '/'}
        columns={[
          {
            id: 'part',
            header: t('bom.column.part'),
            cell: ({ part }) => `${part.number} ${part.name}`,
            width: 220,
          },
          {
            id: 'quantity',
            header: t('bom.column.quantity'),
            cell: ({ quantity, part }) => <Quantity milli={quantity} unit={part.unit} />,
            width: 90,
            align: 'end',
          },
          {
            id: 'note',
            header: t('bom.column.note'),
            cell: ({ note }) => note ?? '–',
            width: 140,
            yields: 4,
          },
          ...(ofAsset
            ? [
                {
                  id: 'source',
                  header: t('bom.column.source'),
                  cell: ({ source }: BomLine) => t(source === 'asset' ? 'bom.own' : 'bom.type'),
                  width: 110,
                  yields: 2,
                },
              ]
            : []),
          {
            id: 'stock',
            header: t('bom.column.stock'),
            cell: ({ part }) => (
              <>
                <Quantity milli={part.onHand} unit={part.unit} />{' '}
                <StatusBadge kind="stock" value={stockState(part.onHand, part.reorderPoint)} plain iconOnly />
              </>
            ),
            width: 110,
            align: 'end',
          },
          {
            id: 'where',
            header: t('bom.column.where'),
            cell: (line) => <Places line={line} />,
            width: 180,
            yields: 3,
          },
          ...(writes
            ? [
                {
                  id: 'actions',
                  header: t('bom.column.actions'),
                  cell: (line: BomLine) => (
                    <LineMenu line={line} owner={owner} typeId={typeId} onEdit={() => setEdited(line)} />
                  ),
                  width: 80,
                  align: 'end' as const,
                },
              ]
            : []),
        ]}
        empty={
          <EmptyState
            icon={IconBox}
            title={t('bom.empty')}
            hint={t(writes ? 'bom.emptyHint' : 'bom.emptyRead')}
            action={writes ? { label: t('bom.add'), onClick: add.open } : undefined}
          />
        }
      />
      {writes && (
        <BomLineForm
          owner={owner}
          ownerName={ownerName}
          line={null}
          listed={data.filter(({ source }) => !ofAsset || source === 'asset').map(({ part }) => part.id)}
          {...add.props}
        />
      )}
      {edited !== null && (
        <BomLineForm
          key={edited.id}
          owner={owner}
          ownerName={ownerName}
          line={edited}
          listed={[]}
          opened
          onClose={() => setEdited(null)}
        />
      )}
    </Section>
  );
}

/** The fullest place by its own name, and how many more there are. */
function Places({ line }: { line: BomLine }) {
  const { t } = useTranslation('assetTypes');
  const [first, ...others] = line.stock.filter(({ quantity }) => quantity > 0);
  if (first === undefined) return <>{t('bom.nowhere')}</>;
  const place = first.locationPath.split(' / ').at(-1) ?? '';
  return (
    <span title={first.locationPath}>
      {others.length === 0 ? place : t('bom.morePlaces', { place, count: others.length })}
    </span>
  );
}

interface LineMenuProps {
  readonly line: BomLine;
  readonly owner: BomOwner;
  readonly typeId: string | undefined;
  readonly onEdit: () => void;
}

function LineMenu({ line, owner, typeId, onEdit }: LineMenuProps) {
  const { t } = useTranslation('assetTypes');
  const router = useRouter();
  const { id, part, quantity, note } = line;
  const inherited = 'assetId' in owner && line.source === 'assetType';
  const remove = async () => {
    try {
      await client.bom.remove({ id });
      showUndoToast({
        message: t('bom.removed', { part: part.number }),
        undo: () => client.bom.add({ id, owner, partId: part.id, quantity, note }),
      });
    } catch (error) {
      notifyError(error);
    }
  };
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon aria-label={t('bom.menu', { part: part.number })}>
          <IconDots size={18} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {inherited && typeId !== undefined ? (
          <Menu.Item
            leftSection={<IconCategory size={18} aria-hidden />}
            onClick={() => router.history.push(`${recordHref('asset_types', typeId)}?tab=parts`)}
          >
            {t('bom.inType')}
          </Menu.Item>
        ) : (
          <>
            <Menu.Item leftSection={<IconPencil size={18} aria-hidden />} onClick={onEdit}>
              {t('bom.edit')}
            </Menu.Item>
            <Menu.Item leftSection={<IconTrash size={18} aria-hidden />} onClick={() => void remove()}>
              {t('bom.remove')}
            </Menu.Item>
          </>
        )}
      </Menu.Dropdown>
    </Menu>
  );
}
