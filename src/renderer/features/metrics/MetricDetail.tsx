import { Button, Text } from '@mantine/core';
import { useRouter } from '@tanstack/react-router';
import { IconAdjustments, IconChartLine, IconPencilPlus, IconReplace } from '@tabler/icons-react';
import { useCallback, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Metric } from '../../../shared/contract/metrics.ts';
import { useCan } from '../../api.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { useDialog } from '../../ui/form/use-dialog.ts';
import { PageMenu } from '../../ui/Page.tsx';
import { Section } from '../../ui/Section.tsx';
import { useShelving } from '../alarms/use-shelving.tsx';
import { useCompare } from '../fleet/index.ts';
import { ArchiveMetric } from './ArchiveMetric.tsx';
import { AnnotationList } from './annotations/AnnotationList.tsx';
import { useAnnotations } from './annotations/use-annotations.ts';
import type { ChartAddress } from './chart/use-chart-state.ts';
import { CounterFacts } from './counter/CounterFacts.tsx';
import { useChangeOuts } from './counter/use-change-outs.ts';
import { MeterChangeForm } from './counter/MeterChangeForm.tsx';
import { MetricForm } from './form/MetricForm.tsx';
import { useForecast } from '../predictions/use-forecast.ts';
import { ReadingForm } from './form/ReadingForm.tsx';
import { RuleForm } from './form/RuleForm.tsx';
import { UnitForm } from './form/UnitForm.tsx';
import { MetricChart } from './MetricChart.tsx';
import { CorrectionList } from './readings/CorrectionList.tsx';
import { ReadingList } from './readings/ReadingList.tsx';
import classes from './Metrics.module.css';

/** One metric with its chart and what can be done with it. */
export function MetricDetail({ metric, address }: { metric: Metric; address: ChartAddress }) {
  const { t } = useTranslation('metrics');
  const { t: tf } = useTranslation('fleet');
  const compare = useCompare();
  const router = useRouter();
  const writes = useCan('metrics.write');
  const reads = useCan('work.do');
  const imports = useCan('readings.import');
  const foreseen = useForecast(metric.id);
  const reading = useDialog();
  const edit = useDialog();
  const rule = useDialog();
  const meter = useDialog();
  const unit = useDialog();
  const archive = useDialog();
  const isCounter = metric.kind === 'counter';
  const annotations = useAnnotations(metric.id);
  const changeOuts = useChangeOuts(metric);
  const marks = useMemo(() => [...changeOuts, ...(annotations.marks ?? [])], [changeOuts, annotations.marks]);
  const shelving = useShelving(metric);
  const { span } = metric;
  const proposed = useRef(span?.to ?? 0);
  const onLook = useCallback((at: number) => {
    proposed.current = at;
  }, []);
  return (
    <Section
      title={metric.unit === '' ? metric.name : `${metric.name}, ${metric.unit}`}
      action={
        <div className={classes.actions}>
          {reads && (
            <Button
              size="compact-sm"
              variant="default"
              leftSection={<IconPencilPlus size={16} aria-hidden />}
              onClick={reading.open}
            >
              {t('action.addReading')}
            </Button>
          )}
          {reads && isCounter && (
            <Button
              size="compact-sm"
              variant="default"
              leftSection={<IconReplace size={16} aria-hidden />}
              onClick={meter.open}
            >
              {t('action.meterReplaced')}
            </Button>
          )}
          {writes && (
            <Button
              size="compact-sm"
              variant="default"
              leftSection={<IconAdjustments size={16} aria-hidden />}
              onClick={() => router.history.push(`/metrics/${metric.id}/limits`)}
            >
              {metric.kind === 'characteristic'
                ? t('action.setDelays')
                : metric.threshold === null
                  ? t('action.setLimits')
                  : t('action.changeLimits')}
            </Button>
          )}
          <PageMenu
            of={metric.name}
            actions={[
              ...(writes
                ? [
                    { label: t('action.edit'), onClick: edit.open },
                    { label: t('action.rule'), onClick: rule.open },
                    ...((span !== null || isCounter) && metric.kind !== 'characteristic'
                      ? [{ label: t('action.correctUnit'), onClick: unit.open }]
                      : []),
                  ]
                : []),
              ...shelving.actions,
              { label: tf('compare'), onClick: () => void compare(metric) },
              ...(writes ? [{ label: t('action.archive'), onClick: archive.open }] : []),
            ]}
          />
        </div>
      }
    >
      {metric.description !== null && (
        <Text c="dimmed" mb="sm">
          {metric.description}
        </Text>
      )}
      {shelving.shown}
      {isCounter && <CounterFacts metric={metric} />}
      {span === null ? (
        <EmptyState
          icon={IconChartLine}
          title={t('noReadings.title')}
          hint={t('noReadings.hint')}
          action={reads ? { label: t('action.addReading'), onClick: reading.open } : undefined}
          secondary={
            imports && (
              <Button
                variant="default"
                onClick={() => router.history.push(`/imports/readings?assetId=${metric.assetId}`)}
              >
                {t('none.import')}
              </Button>
            )
          }
        />
      ) : (
        <MetricChart
          metric={{ ...metric, span }}
          address={address}
          marks={marks}
          foreseen={foreseen}
          onAnnotate={annotations.onAnnotate}
          onLook={onLook}
        />
      )}
      {span !== null && <AnnotationList metric={metric} annotations={annotations} proposed={proposed} />}
      {span === null ? <CorrectionList metric={metric} /> : <ReadingList metric={metric} />}
      <ReadingForm
        metric={metric}
        {...reading.props}
        onReplaced={() => {
          reading.props.onClose();
          meter.open();
        }}
      />
      {isCounter && <MeterChangeForm metric={metric} {...meter.props} />}
      <RuleForm metric={metric} {...rule.props} />
      <UnitForm metric={metric} {...unit.props} />
      <ArchiveMetric metric={metric} {...archive.props} />
      <MetricForm assetId={metric.assetId} metric={metric} {...edit.props} />
    </Section>
  );
}
