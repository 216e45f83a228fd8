import { Button, Checkbox, Group, Radio, Stack, Text } from '@mantine/core';
import { skipToken, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Metric } from '../../../../shared/contract/metrics.ts';
import { type ExportFormat, MAX_RECORD_ROWS } from '../../../../shared/contract/records.ts';
import { api } from '../../../api.ts';
import { ErrorState } from '../../../ui/ErrorState.tsx';
import { DayField } from '../../../ui/form/DayField.tsx';
import type { EntityOption } from '../../../ui/form/EntitySelect.tsx';
import { useFormat } from '../../../ui/format.ts';
import { Modal } from '../../../ui/Modal.tsx';
import { DelayedBar } from '../../../ui/Progress.tsx';
import { AssetSelect } from '../readings/AssetSelect.tsx';
import { ExportPhase } from './ExportPhase.tsx';
import { FormatChoice } from './FormatChoice.tsx';
import { useReadingsExport } from './use-readings-export.ts';

interface ReadingsExportProps {
  readonly opened: boolean;
  readonly onClose: () => void;
  /** Left out: the asset is chosen here. */
  readonly assetId?: string;
}

/** Writes readings of one asset into a file. */
export function ReadingsExportDialog(props: ReadingsExportProps) {
  const { t } = useTranslation('records');
  const { opened, onClose } = props;
  return (
    <Modal opened={opened} onClose={onClose} title={t('export.title', { kind: t('kind.readings') })}>
      <Body {...props} />
    </Modal>
  );
}

/** Mounted with the dialog: closing it stops what is under way. */
function Body({ onClose, assetId }: ReadingsExportProps) {
  const { t } = useTranslation('records');
  const { t: tc } = useTranslation();
  const format = useFormat();
  const { state, start, cancel } = useReadingsExport();
  const [asset, setAsset] = useState<EntityOption | null>(null);
  const [leftOut, setLeftOut] = useState<ReadonlySet<string>>(new Set());
  const [isPeriod, setIsPeriod] = useState(false);
  const [from, setFrom] = useState<string | null>(null);
  const [to, setTo] = useState<string | null>(null);
  const [fileFormat, setFileFormat] = useState<ExportFormat>('csv');
  const chosen = assetId ?? asset?.id;
  const { data, error, isPending, refetch } = useQuery(
    api.metrics.ofAsset.queryOptions({ input: chosen === undefined ? skipToken : { assetId: chosen } }),
  );
  const pruned = useQuery(
    api.retention.prunedUntil.queryOptions({ input: chosen === undefined ? skipToken : { assetId: chosen } }),
  ).data?.until;
  const missing =
    pruned === null || pruned === undefined
      ? ''
      : t('export.readings.pruned', { day: format.day(format.dayOf(pruned)) });
  if (state.phase !== 'asking' && state.phase !== 'failed') {
    const done =
      state.phase === 'done'
        ? `${t('export.readings.done', { count: state.rows, file: state.fileName })} ${missing}`.trim()
        : '';
    return <ExportPhase state={state} done={done} onCancel={cancel} onClose={onClose} />;
  }
  const withReadings = data?.filter(({ span }) => span !== null) ?? [];
  const metrics = withReadings.filter(({ id }) => !leftOut.has(id));
  const isTurned = isPeriod && from !== null && to !== null && from > to;
  const begin = () => {
    if (chosen === undefined) return;
    start({
      assetId: chosen,
      metrics,
      from: isPeriod ? from : null,
      to: isPeriod ? to : null,
      format: fileFormat,
    });
  };
  return (
    <Stack gap="md">
      {assetId === undefined && <AssetSelect label={t('kindOne.assets')} value={asset} onChange={setAsset} />}
      {error !== null && <ErrorState error={error} onRetry={() => void refetch()} />}
      <DelayedBar active={chosen !== undefined && isPending} />
      {data !== undefined && withReadings.length === 0 && <Text>{t('export.readings.none')}</Text>}
      {withReadings.length > 0 && (
        <MetricChoice
          metrics={withReadings}
          chosen={metrics.map(({ id }) => id)}
          onChange={(ids) =>
            setLeftOut(new Set(withReadings.flatMap(({ id }) => (ids.includes(id) ? [] : [id]))))
          }
        />
      )}
      <Radio.Group
        label={t('export.readings.period')}
        value={isPeriod ? 'period' : 'all'}
        onChange={(value) => setIsPeriod(value === 'period')}
      >
        <Stack gap="xs" mt="xs">
          <Radio value="all" label={t('export.readings.all')} />
          <Radio value="period" label={t('export.readings.days')} />
        </Stack>
      </Radio.Group>
      {isPeriod && (
        <Group grow align="start">
          <DayField label={t('export.readings.from')} value={from} onChange={setFrom} />
          <DayField
            label={t('export.readings.to')}
            value={to}
            onChange={setTo}
            error={isTurned ? t('export.readings.turned') : undefined}
          />
        </Group>
      )}
      {missing !== '' && <Text>{missing}</Text>}
      <FormatChoice value={fileFormat} onChange={setFileFormat} />
      {state.phase === 'failed' ? (
        <ErrorState error={state.error} />
      ) : (
        <Text c="dimmed">{t(`export.readings.promise.${fileFormat}`, { rows: MAX_RECORD_ROWS })}</Text>
      )}
      <Group justify="flex-end" gap="xs">
        <Button variant="default" onClick={onClose}>
          {tc('cancel')}
        </Button>
        <Button onClick={begin} disabled={metrics.length === 0 || isTurned} data-autofocus>
          {t('export.start')}
        </Button>
      </Group>
    </Stack>
  );
}

interface MetricChoiceProps {
  readonly metrics: readonly Metric[];
  readonly chosen: readonly string[];
  readonly onChange: (ids: readonly string[]) => void;
}

function MetricChoice({ metrics, chosen, onChange }: MetricChoiceProps) {
  const { t } = useTranslation('records');
  const format = useFormat();
  const spanText = (span: Metric['span']) => {
    const day = (at = 0) => format.day(format.dayOf(at));
    const [from, to] = [day(span?.from), day(span?.to)];
    const count = span?.count ?? 0;
    return from === to
      ? t('export.readings.countOfDay', { count, day: from })
      : t('export.readings.count', { count, from, to });
  };
  return (
    <Checkbox.Group label={t('export.readings.which')} value={[...chosen]} onChange={onChange}>
      <Stack gap="xs" mt="xs">
        {metrics.map(({ id, name, span }) => (
          <Checkbox key={id} value={id} label={name} description={spanText(span)} />
        ))}
      </Stack>
    </Checkbox.Group>
  );
}
