import { Button, Text } from '@mantine/core';
import { useRouter } from '@tanstack/react-router';
import { IconListDetails } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { WorkPlan } from '../../../shared/contract/predictions.ts';
import { useCan, type Outputs } from '../../api.ts';
import { recordHref } from '../../app/record-links.ts';
import { Facts } from '../../ui/Facts.tsx';
import { useFormat } from '../../ui/format.ts';
import { SimpleTable } from '../../ui/list/SimpleTable.tsx';
import { PageAnchor } from '../../ui/PageAnchor.tsx';
import { Section } from '../../ui/Section.tsx';
import { Quantity } from '../../ui/values.tsx';
import classes from './Predictions.module.css';

/** By when the work has to be done, and its parts ordered. */
export function Plan({ prediction }: { prediction: Outputs['predictions']['get'] }) {
  const { t } = useTranslation('predictions');
  const format = useFormat();
  const router = useRouter();
  const namesParts = useCan('assets.write');
  const { plan, asset, workOrder } = prediction;
  const { dueOn, orderBy, isLate, leadDays, from, asIn, parts } = plan;
  // Of one that has its own work, that is what is open.
  const openWork = workOrder === null ? plan.openWork : null;
  const order =
    from === null
      ? t('plan.orderUnknown')
      : orderBy !== null
        ? format.day(orderBy)
        : parts.some(({ isShort }) => isShort)
          ? t('plan.orderNoLead')
          : t('plan.orderNone');
  return (
    <Section title={t('plan.title')}>
      <Facts
        items={[
          { label: t('plan.due'), value: format.day(dueOn) },
          ...(openWork === null
            ? []
            : [
                {
                  label: t('plan.open'),
                  value: (
                    <PageAnchor href={recordHref('work_orders', openWork.id) ?? '/'}>
                      {openWork.dueOn === null
                        ? t('plan.openNoDue', { number: openWork.number })
                        : t('plan.openDue', { number: openWork.number, day: format.day(openWork.dueOn) })}
                    </PageAnchor>
                  ),
                },
              ]),
          { label: t('plan.order'), value: orderBy === null ? order : <strong>{order}</strong> },
          {
            label: t('plan.parts'),
            value:
              asIn !== null ? (
                <PageAnchor href={recordHref('work_orders', asIn.id) ?? '/'}>
                  <AsIn work={asIn} assetId={asset.id} />
                </PageAnchor>
              ) : from === 'fits' ? (
                t('plan.fits')
              ) : (
                t('plan.none')
              ),
          },
        ]}
      />
      {openWork !== null && (
        <Text c="dimmed" mt="sm">
          {t('plan.openHint')}
        </Text>
      )}
      {isLate && leadDays !== null && (
        <Text c="var(--mw-critical)" mt="sm">
          {t('order.late', { count: leadDays })}
        </Text>
      )}
      <div className={classes.plan}>
        {parts.length === 0 ? (
          <div className={classes.note}>
            <Text c="dimmed" className={classes.explain}>
              {t(namesParts ? 'plan.noneHint' : 'plan.noneRead')}
            </Text>
            {namesParts && (
              <Button
                className={classes.offer}
                variant="default"
                leftSection={<IconListDetails size={18} aria-hidden />}
                onClick={() => router.history.push(`/assets/${asset.id}?tab=parts`)}
              >
                {t('plan.noneAction')}
              </Button>
            )}
          </div>
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
                width: 150,
              },
              {
                id: 'needed',
                header: t('plan.needed'),
                cell: ({ needed, unit }) => <Quantity milli={needed} unit={unit} />,
                width: 90,
                align: 'end',
                yields: 2,
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

function AsIn({ work, assetId }: { work: NonNullable<WorkPlan['asIn']>; assetId: string }) {
  const { t } = useTranslation('predictions');
  const format = useFormat();
  const { number, asset, template } = work;
  const day = format.day(work.completedOn);
  if (template !== null) return t('plan.asInTemplate', { number, day, template });
  return asset === null || asset.id === assetId
    ? t('plan.asIn', { number, day })
    : t('plan.asInOther', { number, day, tag: asset.tag });
}
