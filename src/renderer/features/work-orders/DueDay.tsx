import { IconAlertTriangle, IconCalendarDue } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { isClosed } from '../../../shared/domain/work-order.ts';
import type { WorkOrderRow } from '../../../shared/contract/work-orders.ts';
import { useFormat } from '../../ui/format.ts';
import { useNow } from '../../ui/values.tsx';
import classes from './DueDay.module.css';

/** The due day; what is late or due today says so with icon and word. */
export function DueDay({ row }: { row: Pick<WorkOrderRow, 'dueOn' | 'overdue' | 'status'> }) {
  const { t } = useTranslation('workOrders');
  const format = useFormat();
  const today = format.dayOf(useNow());
  const { dueOn, overdue, status } = row;
  if (dueOn === null) return <span>–</span>;
  if (overdue) {
    return (
      <span className={classes.due} data-tone="critical">
        <IconAlertTriangle aria-hidden className={classes.icon} />
        <span>
          <strong>{t('overdue')}</strong> <time dateTime={dueOn}>{format.day(dueOn)}</time>
        </span>
      </span>
    );
  }
  if (dueOn === today && !isClosed(status)) {
    return (
      <span className={classes.due} data-tone="warning">
        <IconCalendarDue aria-hidden className={classes.icon} />
        <time dateTime={dueOn}>{t('dueToday')}</time>
      </span>
    );
  }
  return <time dateTime={dueOn}>{format.day(dueOn)}</time>;
}
