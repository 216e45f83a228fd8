import { ActionIcon, Button, Group, Menu } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { IconChecklist, IconDots, IconPencil, IconPlus, IconUnlink } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, client, useCan, type Outputs } from '../../../api.ts';
import { EmptyState } from '../../../ui/EmptyState.tsx';
import { useDialog } from '../../../ui/form/use-dialog.ts';
import { SimpleTable } from '../../../ui/list/SimpleTable.tsx';
import { notifyError } from '../../../ui/notify.ts';
import { Section } from '../../../ui/Section.tsx';
import { showUndoToast } from '../../../ui/UndoToast.tsx';
import classes from '../AssetTypes.module.css';
import { ChecklistForm } from './ChecklistForm.tsx';
import { ChooseChecklist } from './ChooseChecklist.tsx';

type AssetType = Outputs['assetTypes']['get'];
type Checklist = AssetType['checklists'][number];

/** The checklists that are offered first for assets of a type. */
export function ChecklistsTab({ type, live }: { type: AssetType; live: boolean }) {
  const { t } = useTranslation('assetTypes');
  const writes = useCan('work.plan') && live;
  const { data: templates } = useQuery(api.workOrders.templates.queryOptions());
  const [choose, create] = [useDialog(), useDialog()];
  const [editedId, setEditedId] = useState<string | null>(null);
  const edited = templates?.find(({ id }) => id === editedId);
  const others = templates?.filter(({ assetType }) => assetType?.id !== type.id) ?? [];
  const hasChoice = others.length > 0;
  return (
    <Section
      title={t('checklists.title')}
      flush
      action={
        writes &&
        type.checklists.length > 0 && (
          <Group gap="xs">
            {hasChoice && (
              <Button size="compact-sm" variant="subtle" onClick={choose.open}>
                {t('checklists.add')}
              </Button>
            )}
            <Button
              size="compact-sm"
              variant="subtle"
              leftSection={<IconPlus size={16} aria-hidden />}
              onClick={create.open}
            >
              {t('checklists.create')}
            </Button>
          </Group>
        )
      }
    >
      {type.checklists.length > 0 && <p className={classes.flushLead}>{t('checklists.lead')}</p>}
      <SimpleTable
        label={t('checklists.title')}
        rows={type.checklists}
        rowId={({ id }) => id}
        columns={[
          { id: 'name', header: t('checklists.column.name'), cell: ({ name }) => name, width: 240 },
          {
            id: 'steps',
            header: t('checklists.column.steps'),
            cell: ({ steps }) => t('checklists.stepCount', { count: steps }),
            width: 110,
          },
          ...(writes
            ? [
                {
                  id: 'actions',
                  header: t('checklists.column.actions'),
                  cell: (checklist: Checklist) => (
                    <ChecklistMenu
                      type={type}
                      checklist={checklist}
                      onEdit={() => setEditedId(checklist.id)}
                    />
                  ),
                  width: 80,
                  align: 'end' as const,
                },
              ]
            : []),
        ]}
        empty={
          <EmptyState
            icon={IconChecklist}
            title={t('checklists.empty')}
            hint={t('checklists.emptyHint')}
            action={writes ? { label: t('checklists.create'), onClick: create.open } : undefined}
            secondary={
              writes &&
              hasChoice && (
                <Button variant="default" onClick={choose.open}>
                  {t('checklists.add')}
                </Button>
              )
            }
          />
        }
      />
      {writes && <ChooseChecklist type={type} {...choose.props} />}
      {writes && <ChecklistForm type={type} template={null} {...create.props} />}
      {edited !== undefined && (
        <ChecklistForm
          key={edited.id}
          type={type}
          template={edited}
          opened
          onClose={() => setEditedId(null)}
        />
      )}
    </Section>
  );
}

interface ChecklistMenuProps {
  readonly type: AssetType;
  readonly checklist: Checklist;
  readonly onEdit: () => void;
}

function ChecklistMenu({ type, checklist, onEdit }: ChecklistMenuProps) {
  const { t } = useTranslation('assetTypes');
  const { id: templateId, name } = checklist;
  const release = async () => {
    try {
      await client.assetTypes.assignChecklist({ templateId, assetTypeId: null });
      showUndoToast({
        message: t('checklists.released', { name }),
        undo: () => client.assetTypes.assignChecklist({ templateId, assetTypeId: type.id }),
      });
    } catch (error) {
      notifyError(error);
    }
  };
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon aria-label={t('checklists.menu', { name })}>
          <IconDots size={18} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item leftSection={<IconPencil size={18} aria-hidden />} onClick={onEdit}>
          {t('checklists.edit')}
        </Menu.Item>
        <Menu.Item leftSection={<IconUnlink size={18} aria-hidden />} onClick={() => void release()}>
          {t('checklists.release')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
