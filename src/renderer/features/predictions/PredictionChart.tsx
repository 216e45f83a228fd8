import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Metric } from '../../../shared/contract/metrics.ts';
import { NO_LIMITS } from '../../../shared/domain/threshold.ts';
import { api, type Outputs } from '../../api.ts';
import { Section } from '../../ui/Section.tsx';
import { tagName } from '../../ui/tag-name.ts';
import type { ChartView } from '../metrics/chart/view.ts';
import { MetricChart } from '../metrics/MetricChart.tsx';
import { LifeCurve } from './LifeCurve.tsx';
import { useForecastOf } from './use-forecast.ts';
import { useAgeText } from './words.ts';

type Detail = Outputs['predictions']['get'];

/** What it is about, drawn: the metric with its limit and the line to it, or the life curve of the type. */
export function PredictionChart({ prediction }: { prediction: Detail }) {
  const { inputs, metric } = prediction;
  if (inputs.kind === 'failure') {
    return <LifeOfType prediction={prediction} assetTypeId={inputs.assetTypeId} ageDays={inputs.ageDays} />;
  }
  return metric === null ? null : <MetricPicture prediction={prediction} metricId={metric.id} />;
}

function MetricPicture({ prediction, metricId }: { prediction: Detail; metricId: string }) {
  const { t } = useTranslation('predictions');
  const { data } = useQuery(api.metrics.get.queryOptions({ input: { id: metricId } }));
  const foreseen = useForecastOf(prediction);
  const span = data?.span ?? null;
  if (data === undefined || span === null) return null;
  return (
    <Section title={prediction.kind === 'limit' ? t('chart.title', { metric: data.name }) : data.name}>
      <MetricChart
        key={prediction.id}
        metric={{ ...withLimit(data, prediction), span }}
        initial={viewOf(prediction, span)}
        foreseen={foreseen}
        height={300}
      />
    </Section>
  );
}

/** The limit that was foretold is drawn, also when it was changed since. */
function withLimit<Of extends Metric>(metric: Of, { side, severity, limit }: Detail): Of {
  if (side === null || severity === null || limit === null) return metric;
  const level = `${side}${severity === 'critical' ? 'Critical' : 'Warning'}` as const;
  return { ...metric, threshold: { ...(metric.threshold ?? NO_LIMITS), [level]: limit } };
}

const DAY_MS = 86_400_000;
/** Of an anomaly, so much before the hours that were unusual. */
const BEFORE_ANOMALY_MS = 14 * DAY_MS;
/** Room at both ends, as a share of what is shown. */
const ROOM = 0.03;

/** From the readings it was made of to when it is due, or as far as an anomaly has been looked for. */
function viewOf(
  { inputs, dueBy }: Detail,
  readings: { readonly from: number; readonly to: number },
): ChartView {
  if (inputs.kind === 'failure') return { kind: 'all' };
  const first = inputs.kind === 'limit' ? inputs.from : inputs.runFrom - BEFORE_ANOMALY_MS;
  const last = inputs.kind === 'limit' ? dueBy : Math.min(dueBy, Math.max(readings.to, inputs.to));
  const from = Math.max(first, readings.from);
  const room = Math.round((last - from) * ROOM);
  return { kind: 'span', from: from - room, to: last + room };
}

interface LifeOfTypeProps {
  readonly prediction: Detail;
  readonly assetTypeId: string;
  readonly ageDays: number;
}

function LifeOfType({ prediction, assetTypeId, ageDays }: LifeOfTypeProps) {
  const { t } = useTranslation('predictions');
  const ageText = useAgeText();
  const { asset } = prediction;
  const { data } = useQuery(api.predictions.ofType.queryOptions({ input: { assetTypeId } }));
  if (data?.outcome !== 'fitted') return null;
  const name = tagName(asset.tag, asset.name);
  return (
    <Section title={t('type.curve')}>
      <LifeCurve
        curve={data.curve}
        aged={[{ id: asset.id, name: asset.tag, ageDays }]}
        chosen={asset.id}
        label={t('chart.life', {
          asset: name,
          age: ageText(ageDays),
          b10: ageText(data.b10.value),
          median: ageText(data.median.value),
        })}
        height={260}
      />
    </Section>
  );
}
