import type { UseFormReturnType } from '@mantine/form';
import { useTranslation } from 'react-i18next';
import { DayField } from '../../../ui/form/DayField.tsx';
import { AssigneeField, TypeField } from './fields.tsx';
import classes from './fields.module.css';
import { HoursField } from './HoursField.tsx';
import type { WorkOrderValues } from './values.ts';
import { fieldProps } from '../../../ui/form/field-props.ts';

/** What only those who plan the work fill in. */
export function PlanFields<Values extends WorkOrderValues>({ form }: { form: UseFormReturnType<Values> }) {
  const { t } = useTranslation('workOrders');
  return (
    <div className={classes.pair}>
      <AssigneeField {...fieldProps(form, 'assignee')} />
      <DayField label={t('field.due')} {...fieldProps(form, 'dueOn')} />
      <TypeField {...fieldProps(form, 'type')} />
      <HoursField label={t('field.estimate')} {...fieldProps(form, 'estimatedMinutes')} />
    </div>
  );
}
