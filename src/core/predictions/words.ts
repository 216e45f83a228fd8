/** What a drafted work order says: data, not labels, written once in the language of the plant. */
import type { WorkPlan } from '../../shared/contract/predictions.ts';
import type { Prediction } from './keep.ts';

export interface About {
  readonly prediction: Prediction;
  readonly metric: { readonly name: string; readonly unit: string } | null;
  readonly asset: { readonly name: string };
  readonly plan: WorkPlan;
  readonly language: 'en' | 'de';
  readonly timeZone: string;
}

const WORDS = {
  en: {
    limit: (metric: string, limit: string) => `${metric}: before it reaches ${limit}`,
    anomaly: (metric: string) => `${metric}: find out why it is unusual`,
    failure: (asset: string) => `${asset}: before it fails`,
    between: (from: string, to: string) => `Predicted between ${from} and ${to}.`,
    from: (day: string) => `Predicted from ${day} on.`,
    orderBy: (day: string) => `Order by ${day}:`,
    late: 'Too late for the lead time. Order at once:',
    unknown: 'lead time not known',
    days: (count: number) => `${count} ${count === 1 ? 'day' : 'days'}`,
  },
  de: {
    limit: (metric: string, limit: string) => `${metric}: bevor ${limit} erreicht sind`,
    anomaly: (metric: string) => `${metric}: klären, warum ungewöhnlich`,
    failure: (asset: string) => `${asset}: bevor sie ausfällt`,
    between: (from: string, to: string) => `Vorhergesagt zwischen ${from} und ${to}.`,
    from: (day: string) => `Vorhergesagt ab ${day}.`,
    orderBy: (day: string) => `Bestellen bis ${day}:`,
    late: 'Für die Lieferzeit zu spät. Sofort bestellen:',
    unknown: 'Lieferzeit nicht bekannt',
    days: (count: number) => `${count} ${count === 1 ? 'Tag' : 'Tage'}`,
  },
} as const;

const LONGEST_TITLE = 200;

export function titleFor({ prediction, metric, asset, language }: About): string {
  const words = WORDS[language];
  const { kind, limit } = prediction;
  const value = new Intl.NumberFormat(language, { maximumFractionDigits: 9 }).format(limit ?? 0);
  const unit = metric?.unit ?? '';
  const title =
    kind === 'failure'
      ? words.failure(asset.name)
      : kind === 'anomaly'
        ? words.anomaly(metric?.name ?? '')
        : words.limit(metric?.name ?? '', unit === '' ? value : `${value}\u00A0${unit}`);
  return title.slice(0, LONGEST_TITLE);
}

export function descriptionFor({ prediction, plan, language, timeZone }: About): string {
  const words = WORDS[language];
  const day = (at: number) => new Intl.DateTimeFormat(language, { timeZone, dateStyle: 'long' }).format(at);
  const dayOf = (iso: string) =>
    new Intl.DateTimeFormat(language, { timeZone: 'UTC', dateStyle: 'long' }).format(Date.parse(iso));
  const { earliest, latest } = prediction;
  const short = plan.parts.filter(({ isShort }) => isShort);
  const lines = [
    latest === null ? words.from(day(earliest)) : words.between(day(earliest), day(latest)),
    ...(short.length === 0 || plan.orderBy === null
      ? []
      : [
          plan.isLate ? words.late : words.orderBy(dayOf(plan.orderBy)),
          ...short.map(
            ({ number, name, leadDays }) =>
              `- ${number} ${name} (${leadDays === null ? words.unknown : words.days(leadDays)})`,
          ),
        ]),
  ];
  return lines.join('\n');
}
