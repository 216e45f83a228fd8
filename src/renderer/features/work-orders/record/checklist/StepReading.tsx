import { Button, Select } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { IconGauge, IconPencil } from '@tabler/icons-react';
import { useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { convertUnit, KNOWN_UNITS } from '../../../../../shared/domain/units.ts';
import type { Severity } from '../../../../../shared/domain/vocabulary.ts';
import { api } from '../../../../api.ts';
import { NumberField } from '../../../../ui/form/NumberField.tsx';
import { useFormat } from '../../../../ui/format.ts';
import { notifyDone, notifyError } from '../../../../ui/notify.ts';
import { StatusBadge } from '../../../../ui/StatusBadge.tsx';
import { limitsOf } from '../../../metrics/chart/shape.ts';
import { metricValue } from '../../../metrics/index.ts';
import classes from './Checklist.module.css';
import type { ChecklistItem } from './use-checklist.ts';

type Reading = NonNullable<ChecklistItem['reading']>;
type ReadMetric = NonNullable<Reading['metric']>;

interface StepReadingProps {
  readonly item: ChecklistItem;
  readonly editable: boolean;
}

/** Below a step that takes a reading: the field for it, then what was read and whether that is expected. */
export function StepReading({ item, editable }: StepReadingProps) {
  const { t } = useTranslation('workOrders');
  const [correcting, setCorrecting] = useState(false);
  const { reading, doneAt, text } = item;
  if (reading === null) return null;
  const { metric, metricName, value } = reading;
  if (metric === null) {
    return <p className={classes.reading}>{t('reading.noMetric', { metric: metricName })}</p>;
  }
  const asks = editable && (doneAt === null || correcting);
  return (
    <div className={classes.reading}>
      {asks ? (
        <Entry item={item} metric={metric} onDone={() => setCorrecting(false)} />
      ) : (
        value !== null && (
          <>
            <WhatWasRead metric={metric} value={value} />
            {editable && (
              <Button
                variant="subtle"
                size="compact-sm"
                leftSection={<IconPencil size={16} aria-hidden />}
                aria-label={t('reading.correctOf', { text })}
                onClick={() => setCorrecting(true)}
              >
                {t('reading.correct')}
              </Button>
            )}
          </>
        )
      )}
      <Range metric={metric} />
    </div>
  );
}

function severityOf({ choices, threshold }: ReadMetric, value: number): Severity | null {
  if (choices !== null) return choices.find(({ code }) => code === value)?.severity ?? null;
  const crossed = limitsOf(threshold).filter((limit) =>
    limit.side === 'high' ? value > limit.value : value < limit.value,
  );
  return (crossed.find(({ severity }) => severity === 'critical') ?? crossed[0])?.severity ?? null;
}

function WhatWasRead({ metric, value }: { metric: ReadMetric; value: number }) {
  const { t } = useTranslation('workOrders');
  const format = useFormat();
  const severity = severityOf(metric, value);
  return (
    <>
      <IconGauge aria-hidden className={classes.noteIcon} />
      <strong>{metricValue(format, value, metric)}</strong>
      {severity !== null && (
        <>
          <StatusBadge kind="severity" value={severity} />
          <span>{t(metric.choices === null ? 'reading.outOfLimits' : 'reading.badState')}</span>
        </>
      )}
    </>
  );
}

/** What is expected, by the limits at which the alarms begin. */
function Range({ metric }: { metric: ReadMetric }) {
  const { t } = useTranslation('workOrders');
  const format = useFormat();
  const limits = limitsOf(metric.threshold);
  const first = (side: 'low' | 'high') =>
    limits.find((limit) => limit.side === side && limit.severity === 'warning') ??
    limits.find((limit) => limit.side === side);
  const [low, high] = [first('low'), first('high')];
  const words = (value: number) => metricValue(format, value, metric);
  if (low !== undefined && high !== undefined) {
    return (
      <span className={classes.range}>
        {t('reading.between', { low: words(low.value), high: words(high.value) })}
      </span>
    );
  }
  if (low !== undefined) {
    return <span className={classes.range}>{t('reading.least', { low: words(low.value) })}</span>;
  }
  if (high !== undefined) {
    return <span className={classes.range}>{t('reading.most', { high: words(high.value) })}</span>;
  }
  return null;
}

/** Units in which a value of the metric can be typed: its own first. */
function unitsFor(unit: string): string[] {
  const alike = Object.values(KNOWN_UNITS).find((units) =>
    units.some((other) => convertUnit(1, other, unit) !== null),
  );
  return [unit, ...(alike ?? []).filter((other) => other !== unit)];
}

function Entry({ item, metric, onDone }: { item: ChecklistItem; metric: ReadMetric; onDone: () => void }) {
  const { t } = useTranslation('workOrders');
  const { t: tm } = useTranslation('metrics');
  const [value, setValue] = useState<number | null>(null);
  const [unit, setUnit] = useState(metric.unit);
  // Pressed again after a lost answer it is the same reading.
  const [sent, setSent] = useState<{ value: number; unit: string; ts: number } | null>(null);
  const answer = useMutation(
    api.workOrders.answerChecklistItem.mutationOptions({
      onError: notifyError,
      onSuccess: ({ alarmIds }) => {
        setSent(null);
        if (alarmIds.length > 0) notifyDone(tm('reading.raised', { count: alarmIds.length }));
        onDone();
      },
    }),
  );
  const send = () => {
    if (value === null || answer.isPending) return;
    const isAgain = sent !== null && sent.value === value && sent.unit === unit;
    const ts = isAgain ? sent.ts : Date.now();
    setSent({ value, unit, ts });
    answer.mutate({ id: item.id, ts, value, unit: unit === metric.unit ? null : unit });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter') return;
    event.preventDefault();
    event.stopPropagation();
    send();
  };
  const label = t('reading.valueOf', { metric: metric.name });
  const units = unitsFor(metric.unit);
  return (
    <>
      {metric.choices === null ? (
        <NumberField
          aria-label={label}
          placeholder={label}
          unit={units.length > 1 || metric.unit === '' ? undefined : metric.unit}
          decimals={9}
          value={value}
          onChange={setValue}
          onKeyDown={onKeyDown}
          className={classes.value}
        />
      ) : (
        <Select
          aria-label={label}
          placeholder={label}
          data={metric.choices.map(({ code, label: name }) => ({ value: String(code), label: name }))}
          value={value === null ? null : String(value)}
          onChange={(code) => setValue(code === null ? null : Number(code))}
          className={classes.value}
        />
      )}
      {units.length > 1 && (
        <Select
          aria-label={t('reading.unit')}
          data={units}
          value={unit}
          onChange={(next) => setUnit(next ?? metric.unit)}
          allowDeselect={false}
          className={classes.unit}
        />
      )}
      <Button variant="default" disabled={value === null} loading={answer.isPending} onClick={send}>
        {t('reading.enter')}
      </Button>
    </>
  );
}
