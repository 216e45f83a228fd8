import { ActionIcon, Button, Menu } from '@mantine/core';
import {
  IconArrowDown,
  IconArrowUp,
  IconDots,
  IconEye,
  IconEyeOff,
  IconForms,
  IconPencil,
  IconPlus,
} from '@tabler/icons-react';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { client, type Outputs } from '../../../api.ts';
import { useTranslator } from '../../../i18n/dynamic.ts';
import { EmptyState } from '../../../ui/EmptyState.tsx';
import { useDialog } from '../../../ui/form/use-dialog.ts';
import { SimpleTable } from '../../../ui/list/SimpleTable.tsx';
import { notifyDone, notifyError } from '../../../ui/notify.ts';
import { Section } from '../../../ui/Section.tsx';
import { showUndoToast } from '../../../ui/UndoToast.tsx';
import classes from '../AssetTypes.module.css';
import { FieldForm } from './FieldForm.tsx';

type AssetType = Outputs['assetTypes']['get'];
export type Field = AssetType['fields'][number];

/** The fields that a type adds to its assets, in their order, and those that are hidden. */
export function FieldsTab({ type, writes }: { type: AssetType; writes: boolean }) {
  const { t } = useTranslation('assetTypes');
  const add = useDialog();
  const [edited, setEdited] = useState<Field | null>(null);
  const shown = type.fields.filter(({ archivedAt }) => archivedAt === null);
  const hidden = type.fields.filter(({ archivedAt }) => archivedAt !== null);
  return (
    <div className={classes.sections}>
      <Section
        title={t('fields.title')}
        flush
        action={
          writes &&
          shown.length > 0 && (
            <Button
              size="compact-sm"
              variant="subtle"
              leftSection={<IconPlus size={16} aria-hidden />}
              onClick={add.open}
            >
              {t('fields.add')}
            </Button>
          )
        }
      >
        {shown.length > 0 && <p className={classes.flushLead}>{t('fields.lead')}</p>}
        <FieldTable
          label={t('fields.title')}
          fields={shown}
          onEdit={writes ? setEdited : undefined}
          ordered={writes && shown.length > 1}
          empty={
            <EmptyState
              icon={IconForms}
              title={t('fields.empty')}
              hint={t('fields.emptyHint')}
              action={writes ? { label: t('fields.add'), onClick: add.open } : undefined}
            />
          }
        />
      </Section>
      {hidden.length > 0 && (
        <Section title={t('fields.archivedTitle')} flush>
          <p className={classes.flushLead}>{t('fields.archivedLead')}</p>
          <FieldTable
            label={t('fields.archivedTitle')}
            fields={hidden}
            onEdit={writes ? setEdited : undefined}
            ordered={false}
            empty={null}
          />
        </Section>
      )}
      {writes && <FieldForm type={type} field={null} {...add.props} />}
      {edited !== null && (
        <FieldForm key={edited.id} type={type} field={edited} opened onClose={() => setEdited(null)} />
      )}
    </div>
  );
}

interface FieldTableProps {
  readonly label: string;
  readonly fields: readonly Field[];
  /** Undefined for who may not. */
  readonly onEdit: ((field: Field) => void) | undefined;
  readonly ordered: boolean;
  readonly empty: ReactNode;
}

function FieldTable({ label, fields, onEdit, ordered, empty }: FieldTableProps) {
  const { t } = useTranslation('assetTypes');
  const word = useTranslator('status');
  const end = 'end' as const;
  return (
    <SimpleTable
      label={label}
      rows={fields}
      rowId={({ id }) => id}
      columns={[
        { id: 'name', header: t('fields.column.name'), cell: ({ name }) => name, width: 180 },
        {
          id: 'kind',
          header: t('fields.column.kind'),
          cell: ({ kind }) => word(`customField.${kind}`),
          width: 100,
          yields: 2,
        },
        {
          id: 'detail',
          header: t('fields.column.detail'),
          cell: ({ unit, choices }) => choices?.join(', ') ?? unit ?? '–',
          width: 200,
          yields: 1,
        },
        {
          id: 'used',
          header: t('fields.column.used'),
          cell: ({ used }) => (used === 0 ? '–' : t('fields.used', { count: used })),
          width: 140,
          yields: 3,
        },
        ...(ordered
          ? [
              {
                id: 'order',
                header: t('fields.column.order'),
                cell: (field: Field) => <Order field={field} fields={fields} />,
                width: 110,
                align: end,
              },
            ]
          : []),
        ...(onEdit === undefined
          ? []
          : [
              {
                id: 'actions',
                header: t('metrics.column.actions'),
                cell: (field: Field) => <FieldMenu field={field} onEdit={onEdit} />,
                width: 80,
                align: end,
              },
            ]),
      ]}
      empty={empty}
    />
  );
}

/** One step up or down; works by key and touch. */
function Order({ field, fields }: { field: Field; fields: readonly Field[] }) {
  const { t } = useTranslation('assetTypes');
  const index = fields.indexOf(field);
  const after = { up: fields[index - 2]?.id ?? null, down: fields[index + 1]?.id };
  const move = async (afterId: string | null) => {
    try {
      await client.assetTypes.moveField({ id: field.id, afterId });
    } catch (error) {
      notifyError(error);
    }
  };
  return (
    <span className={classes.order}>
      <ActionIcon
        aria-label={t('fields.up', { name: field.name })}
        disabled={index === 0}
        onClick={() => void move(after.up)}
      >
        <IconArrowUp size={18} aria-hidden />
      </ActionIcon>
      <ActionIcon
        aria-label={t('fields.down', { name: field.name })}
        disabled={after.down === undefined}
        onClick={() => void (after.down !== undefined && move(after.down))}
      >
        <IconArrowDown size={18} aria-hidden />
      </ActionIcon>
    </span>
  );
}

function FieldMenu({ field, onEdit }: { field: Field; onEdit: (field: Field) => void }) {
  const { t } = useTranslation('assetTypes');
  const { id, name, used } = field;
  const hide = async () => {
    try {
      await client.assetTypes.archiveField({ id });
      const message = t('fields.hidden', { name, count: used });
      showUndoToast({ message, undo: () => client.assetTypes.restoreField({ id }) });
    } catch (error) {
      notifyError(error);
    }
  };
  const show = async () => {
    try {
      await client.assetTypes.restoreField({ id });
      notifyDone(t('fields.shown', { name }));
    } catch (error) {
      notifyError(error);
    }
  };
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon aria-label={t('fields.menu', { name })}>
          <IconDots size={18} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {field.archivedAt === null ? (
          <>
            <Menu.Item leftSection={<IconPencil size={18} aria-hidden />} onClick={() => onEdit(field)}>
              {t('fields.edit')}
            </Menu.Item>
            <Menu.Item leftSection={<IconEyeOff size={18} aria-hidden />} onClick={() => void hide()}>
              {t('fields.archive')}
            </Menu.Item>
          </>
        ) : (
          <Menu.Item leftSection={<IconEye size={18} aria-hidden />} onClick={() => void show()}>
            {t('fields.restore')}
          </Menu.Item>
        )}
      </Menu.Dropdown>
    </Menu>
  );
}
