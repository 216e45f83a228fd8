/** What the forms of a work order hold, and what becomes of it. */
import type { WorkOrderDetail } from '../../../../shared/contract/work-orders.ts';
import type { Priority, WorkOrderType } from '../../../../shared/domain/vocabulary.ts';
import type { Inputs } from '../../../api.ts';
import type { EntityOption } from '../../../ui/form/EntitySelect.tsx';
import { assetOption } from './fields.tsx';

export interface WorkOrderValues extends Record<string, unknown> {
  title: string;
  description: string;
  asset: EntityOption | null;
  type: WorkOrderType;
  priority: Priority;
  assignee: EntityOption | null;
  dueOn: string | null;
  estimatedMinutes: number | null;
}

export interface NewWorkOrderValues extends WorkOrderValues {
  template: EntityOption | null;
}

export const blankValues: NewWorkOrderValues = {
  title: '',
  description: '',
  asset: null,
  type: 'corrective',
  priority: 'medium',
  assignee: null,
  dueOn: null,
  estimatedMinutes: null,
  template: null,
};

export function valuesOf(workOrder: WorkOrderDetail): WorkOrderValues {
  const { title, description, asset, type, priority, assignee, dueOn, estimatedMinutes } = workOrder;
  return {
    title,
    description: description ?? '',
    asset: asset === null ? null : assetOption(asset),
    type,
    priority,
    assignee: assignee === null ? null : { id: assignee.id, label: assignee.fullName },
    dueOn,
    estimatedMinutes,
  };
}

export type WorkOrderFields = Required<Inputs['workOrders']['update']['changes']>;

export function fieldsOf(values: WorkOrderValues): WorkOrderFields {
  const { title, description, asset, type, priority, assignee, dueOn, estimatedMinutes } = values;
  return {
    title: title.trim(),
    description: description.trim() || null,
    assetId: asset?.id ?? null,
    type,
    priority,
    assigneeId: assignee?.id ?? null,
    dueOn,
    estimatedMinutes,
  };
}
