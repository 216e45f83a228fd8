/** Fields that the forms of a work order share. */
import { Input, SegmentedControl, Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { PRIORITIES, WORK_ORDER_TYPES, type Priority } from '../../../../shared/domain/vocabulary.ts';
import type { AssetRef } from '../../../../shared/contract/base.ts';
import { api, useSignedIn } from '../../../api.ts';
import { useTranslator } from '../../../i18n/dynamic.ts';
import { EntitySelect, type EntityOption } from '../../../ui/form/EntitySelect.tsx';
import type { FieldProps } from '../../../ui/form/field-props.ts';
import { useRoleName } from '../../../ui/role-name.ts';
import { StatusBadge } from '../../../ui/StatusBadge.tsx';
import { tagName } from '../../../ui/tag-name.ts';
import classes from './fields.module.css';

export function assetOption({ id, tag, name }: AssetRef): EntityOption {
  return { id, label: tagName(tag, name) };
}

export function AssetField({
  description,
  ...field
}: FieldProps<EntityOption | null> & { description?: string }) {
  const { t } = useTranslation('workOrders');
  return (
    <EntitySelect
      {...field}
      label={t('field.asset')}
      description={description}
      query={(text) => api.assets.find.queryOptions({ input: { text } })}
      options={(found) =>
        found.map((asset) => ({
          ...assetOption(asset),
          detail: asset.path.map(({ name }) => name).join(' › ') || undefined,
        }))
      }
    />
  );
}

export function AssigneeField({ label, ...field }: FieldProps<EntityOption | null> & { label?: string }) {
  const { t } = useTranslation('workOrders');
  const roleName = useRoleName();
  return (
    <EntitySelect
      {...field}
      label={label ?? t('field.assignee')}
      query={() => api.workOrders.assignees.queryOptions()}
      options={(people) =>
        people.map(({ id, fullName, role }) => ({ id, label: fullName, detail: roleName(role) }))
      }
      filterHere
    />
  );
}

interface TemplateFieldProps extends FieldProps<EntityOption | null> {
  readonly label?: string;
  /** The checklists of its type come first. */
  readonly assetId: string | null;
}

export function TemplateField({ label, assetId, ...field }: TemplateFieldProps) {
  const { t } = useTranslation('workOrders');
  const { data: asset } = useQuery(
    api.assets.get.queryOptions({ input: { id: assetId ?? '' }, enabled: assetId !== null }),
  );
  return (
    <EntitySelect
      {...field}
      label={label ?? t('field.template')}
      query={() => api.workOrders.templates.queryOptions()}
      options={(templates) =>
        ofTypeFirst(templates, asset?.assetTypeId ?? null).map(({ id, name, assetType, items }) => ({
          id,
          label: name,
          detail: [assetType?.name, t('field.templateSteps', { count: items.length })]
            .filter((text) => text !== undefined)
            .join(' · '),
        }))
      }
      filterHere
    />
  );
}

/** Those of the asset's type before the others, otherwise in their order. */
function ofTypeFirst<Template extends { readonly assetType: { readonly id: string } | null }>(
  templates: readonly Template[],
  typeId: string | null,
): Template[] {
  const isOf = ({ assetType }: Template) => typeId !== null && assetType?.id === typeId;
  return [...templates.filter(isOf), ...templates.filter((template) => !isOf(template))];
}

/** All four side by side: one press, no list to open. */
export function PriorityField({ label, value, onChange }: FieldProps<Priority> & { label?: string }) {
  const { t } = useTranslation('workOrders');
  const id = useId();
  return (
    <Input.Wrapper label={label ?? t('field.priority')} labelElement="div" labelProps={{ id }}>
      <SegmentedControl
        className={classes.priority}
        aria-labelledby={id}
        fullWidth
        value={value}
        onChange={onChange}
        data={PRIORITIES.map((name) => ({
          value: name,
          label: <StatusBadge kind="priority" value={name} plain />,
        }))}
      />
    </Input.Wrapper>
  );
}

export function TypeField({ value, onChange }: FieldProps<(typeof WORK_ORDER_TYPES)[number]>) {
  const { t } = useTranslation('workOrders');
  const word = useTranslator('status');
  return (
    <Select
      label={t('field.type')}
      data={WORK_ORDER_TYPES.map((type) => ({ value: type, label: word(`workOrderType.${type}`) }))}
      allowDeselect={false}
      value={value}
      onChange={(next) => {
        const type = WORK_ORDER_TYPES.find((known) => known === next);
        if (type !== undefined) onChange(type);
      }}
    />
  );
}

/** Whoever sits here, as a choice of a field. */
export function useMe(): EntityOption {
  const { user } = useSignedIn();
  return { id: user.id, label: user.fullName };
}

/** Whether there are templates at all. */
export function useHasTemplates(): boolean {
  const { data } = useQuery(api.workOrders.templates.queryOptions());
  return data !== undefined && data.length > 0;
}
