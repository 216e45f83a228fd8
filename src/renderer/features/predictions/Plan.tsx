import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { WorkPlan } from '../../../shared/contract/predictions.ts';
import { recordHref } from '../../app/record-links.ts';
import { Facts } from '../../ui/Facts.tsx';
import { useFormat } from '../../ui/format.ts';
import { SimpleTable } from '../../ui/list/SimpleTable.tsx';
import { PageAnchor } from '../../ui/PageAnchor.tsx';
import { Section } from '../../ui/Section.tsx';
import { Quantity } from '../../ui/values.tsx';
import classes from './Predictions.module.css';

/** By when the work has to be done, and its parts ordered. */
export function Plan({ plan }: { plan: WorkPlan }) {
  const { t } = useTranslation('predictions');
  const format = useFormat();
  const { dueOn, orderBy, isLate, leadDays, lastWork, parts } = plan;
  return (
    <Section title={t('plan.title')}>
      <Facts
        items={[
          { label: t('plan.due'), value: format.day(dueOn) },
          {
            label: t('plan.order'),
            value: orderBy === null ? t('plan.orderNone') : <strong>{format.day(orderBy)}</strong>,
          },
          {
            label: t('plan.parts'),
            value:
              lastWork !== null ? (
                <PageAnchor href={recordHref('work_orders', lastWork.id) ?? '/'}>
                  {t('plan.fromLast', { number: lastWork.number })}
                </PageAnchor>
              ) : plan.from === null ? null : (
                t('plan.fromFits')
              ),
          },
        ]}
      />
      {isLate && (
        <Text c="var(--mw-critical)" mt="sm">
          {t('order.late', { count: leadDays })}
        </Text>
      )}
      <div className={classes.plan}>
        {parts.length === 0 ? (
          <Text c="dimmed">{t('plan.fromNone')}</Text>
        ) : (
          <SimpleTable
            label={t('plan.parts')}
            rows={parts}
            rowId={({ id }) => id}
            rowHref={({ id }) => recordHref('parts', id) ?? '/'}
            empty={null}
            columns={[
              {
                id: 'part',
                header: t('plan.part'),
                cell: ({ number, name }) => `${number} ${name}`,
                width: 200,
              },
              {
                id: 'needed',
                header: t('plan.needed'),
                cell: ({ needed, unit }) => <Quantity milli={needed} unit={unit} />,
                width: 90,
                align: 'end',
              },
              {
                id: 'onHand',
                header: t('plan.onHand'),
                cell: ({ onHand, unit, isShort }) => (
                  <>
                    <Quantity milli={onHand} unit={unit} />
                    {isShort && <strong>{` · ${t('plan.short')}`}</strong>}
                  </>
                ),
                width: 120,
                align: 'end',
              },
              {
                id: 'lead',
                header: t('plan.lead'),
                cell: (part) =>
                  part.leadDays === null ? t('order.unknown') : t('order.days', { count: part.leadDays }),
                width: 110,
                align: 'end',
                yields: 1,
              },
            ]}
          />
        )}
      </div>
    </Section>
  );
}
