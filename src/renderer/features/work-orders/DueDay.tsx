import { IconAlertTriangle, IconCalendarDue } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { isClosed } from '../../../shared/domain/work-order.ts';
import type { WorkOrderRow } from '../../../shared/contract/work-orders.ts';
import { useFormat } from '../../ui/format.ts';
import { useNow } from '../../ui/values.tsx';
import classes from './DueDay.module.css';

interface DueDayProps {
  readonly row: Pick<WorkOrderRow, 'dueOn' | 'overdue' | 'status'>;
  /** How late it is, without the day. */
  readonly short?: boolean;
}

/** The due day; what is late or due today says so with icon and word. */
export function DueDay({ row, short = false }: DueDayProps) {
  const { t } = useTranslation('workOrders');
  const format = useFormat();
  const today = format.dayOf(useNow());
  const { dueOn, overdue, status } = row;
  if (dueOn === null) return <span>–</span>;
  if (overdue) {
    return (
      <span className={classes.due} data-tone="critical">
        <IconAlertTriangle aria-hidden className={classes.icon} />
        {short ? (
          <strong title={format.day(dueOn)}>{t('daysOverdue', { count: daysBetween(dueOn, today) })}</strong>
        ) : (
          <span>
            <strong>{t('overdue')}</strong> <time dateTime={dueOn}>{format.day(dueOn)}</time>
          </span>
        )}
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

/** Days from one ISO day to another. */
function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);
}
