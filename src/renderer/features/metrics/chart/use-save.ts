import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../ui/format.ts';
import { notifyDone, notifyError } from '../../../ui/notify.ts';
import { saveCsv, saveFile } from '../../../ui/save-file.ts';
import { separatorOf, toCsv } from '../../imports/csv.ts';
import { csvRows, fileNameOf } from './chart-csv.ts';
import { isAlarm, type ChartMark } from './marks.ts';
import { pictureFile } from './picture-file.ts';
import { resolutionOf, roundTime } from './resolution.ts';
import type { Entry } from './use-series.ts';
import type { Span } from './view.ts';

/** What a point of a chart stands for, in words. */
export function useEachText() {
  const { t } = useTranslation('metrics');
  const { locale } = useFormat();
  return (chart: Entry['chart'], points: number): string => {
    if (chart === undefined) return '';
    const resolution = resolutionOf(chart, points);
    if (resolution.kind === 'single') return t('resolution.single');
    const { count, unit, exact } = roundTime(resolution.ms);
    const whole = new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'long' }).format(count);
    const time = exact ? whole : t('resolution.about', { time: whole });
    return resolution.thinned ? t('resolution.thinned', { time }) : time;
  };
}

interface SaveInput {
  readonly entries: readonly Entry[];
  readonly points: number;
  readonly span: Span;
  readonly marks: readonly ChartMark[];
  /** Tag of the asset of the chart's metric. */
  readonly tag: string;
  readonly stage: () => HTMLElement | null;
  /** What the picture should say besides. */
  readonly notes: readonly string[];
}

/** Marks that are named below a picture. */
const mostNamed = 8;

/** What is shown, as a picture and as a table for a spreadsheet. */
export function useSave({ entries, points, span, marks, tag, stage, notes }: SaveInput) {
  const { t } = useTranslation('metrics');
  const format = useFormat();
  const eachText = useEachText();
  const shown = entries.filter(
    ({ hidden, metric, chart }) => !hidden && Boolean(metric) && chart !== undefined,
  );
  const title = [tag, shown[0]?.metric?.name ?? ''];
  const day = (at: number) => format.dayOf(at);
  const name = (ending: string) => fileNameOf([...title, day(span.from), day(span.to)], ending);
  return {
    csv: () => {
      const separator = separatorOf(format.locale);
      const series = shown.map(({ metric, chart, name: called, tag: other, alignment, metricId }) => ({
        name:
          alignment === null && metricId === shown[0]!.metricId
            ? metric!.name
            : other === null
              ? called
              : metric!.name,
        asset: other ?? tag,
        metric: metric!,
        chart: chart!,
        each: eachText(chart, points),
      }));
      const header = (
        ['time', 'asset', 'metric', 'unit', 'low', 'average', 'high', 'count', 'each'] as const
      ).map((column) => t(`save.column.${column}`));
      const fileName = name('csv');
      saveCsv(fileName, toCsv(csvRows(header, series, separator === ';' ? ',' : '.'), separator));
      const thinned = shown.some(({ chart }) => chart?.thinned === true);
      notifyDone(thinned ? t('save.doneThinned', { fileName }) : t('save.done', { fileName }));
    },
    picture: () => {
      const element = stage();
      if (element === null) return;
      const inSpan = marks.filter(({ at }) => at >= span.from && at <= span.to);
      const named = [
        ...inSpan.filter(({ kind }) => !isAlarm(kind)),
        ...inSpan.filter(({ kind }) => isAlarm(kind)),
      ];
      const words = {
        title: title.join(' '),
        period: t('chart.span', { from: format.dateTime(span.from), to: format.dateTime(span.to) }),
        legend: shown.map(({ look, alignment, name: called, metric }) => ({
          look,
          other: alignment !== null,
          text: metric!.unit === '' ? called : `${called}, ${metric!.unit}`,
        })),
        notes: [
          ...notes,
          ...named.slice(0, mostNamed).map(({ text, detail, at }) =>
            t('chart.event.when', {
              what: (detail ?? '') === '' ? text : `${text}: ${detail}`,
              when: format.dateTime(at),
            }),
          ),
          ...(named.length > mostNamed ? [t('chart.event.more', { count: named.length - mostNamed })] : []),
        ],
      };
      const fileName = name('png');
      const save = async () => {
        try {
          saveFile(fileName, await pictureFile(element, words));
          notifyDone(t('save.done', { fileName }));
        } catch (error) {
          notifyError(error);
        }
      };
      void save();
    },
  };
}
