/** What a drafted work order says: data, not labels, written once in the language of the plant. */
import type { WorkPlan } from '../../shared/contract/predictions.ts';
import { dayText, rangeText } from '../../shared/domain/day-range.ts';
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
    // The month in words: days are told apart from months wherever it is read.
    locale: 'en-GB',
    and: 'and',
    andMonth: 'and',
    limit: (metric: string, limit: string) => `${metric}: before it reaches ${limit}`,
    anomaly: (metric: string) => `${metric}: find out why it is unusual`,
    failure: (asset: string) => `${asset}: before it fails`,
    between: (range: string) => `Predicted between ${range}.`,
    on: (day: string) => `Predicted for ${day}.`,
    from: (day: string) => `Predicted from ${day} on.`,
    expected: (day: string) => `An alarm or a failure is expected by ${day}.`,
    asIn: (work: string, day: string) => `Parts as in ${work} of ${day}.`,
    fits: 'Parts from the list of those that fit; nobody knows yet which are needed.',
    noParts: 'No parts are known, and so no lead time.',
    orderBy: (day: string) => `Order by ${day}:`,
    late: 'Too late for the lead time. Order at once:',
    noLead: 'Short, with a lead time that is not known:',
    unknown: 'lead time not known',
    days: (count: number) => `${count} ${count === 1 ? 'day' : 'days'}`,
  },
  de: {
    locale: 'de-DE',
    and: 'und',
    andMonth: 'und dem',
    limit: (metric: string, limit: string) => `${metric}: bevor der Grenzwert ${limit} erreicht wird`,
    anomaly: (metric: string) => `${metric}: klären, warum ungewöhnlich`,
    failure: (asset: string) => `${asset}: Arbeit vor dem Ausfall`,
    between: (range: string) => `Vorhergesagt zwischen dem ${range}.`,
    on: (day: string) => `Vorhergesagt für den ${day}.`,
    from: (day: string) => `Vorhergesagt ab dem ${day}.`,
    expected: (day: string) => `Ein Alarm oder ein Ausfall wird bis zum ${day} erwartet.`,
    asIn: (work: string, day: string) => `Teile wie in ${work} vom ${day}.`,
    fits: 'Teile nach der Ersatzteilliste; welche gebraucht werden, weiß noch niemand.',
    noParts: 'Es sind keine Teile bekannt und damit auch keine Lieferzeit.',
    orderBy: (day: string) => `Bestellen bis zum ${day}:`,
    late: 'Für die Lieferzeit zu spät. Sofort bestellen:',
    noLead: 'Es fehlt, mit unbekannter Lieferzeit:',
    unknown: 'Lieferzeit nicht bekannt',
    days: (count: number) => `${count} ${count === 1 ? 'Tag' : 'Tage'}`,
  },
} as const;

const LONGEST_TITLE = 200;

export function titleFor({ prediction, metric, asset, language }: About): string {
  const words = WORDS[language];
  const { kind, limit } = prediction;
  const value = new Intl.NumberFormat(words.locale, { maximumFractionDigits: 9 }).format(limit ?? 0);
  const unit = metric?.unit ?? '';
  const title =
    kind === 'failure'
      ? words.failure(asset.name)
      : kind === 'anomaly'
        ? words.anomaly(metric?.name ?? '')
        : words.limit(metric?.name ?? '', unit === '' ? value : `${value}\u00A0${unit}`);
  return title.slice(0, LONGEST_TITLE);
}

export function descriptionFor(about: About): string {
  const { prediction, plan, language, timeZone } = about;
  const words = WORDS[language];
  const { locale, and, andMonth } = words;
  const day = (at: number) => dayText(at, null, { locale, timeZone });
  const dayOf = (iso: string) => dayText(Date.parse(iso), null, { locale, timeZone: 'UTC' });
  const { kind, earliest, latest } = prediction;
  const range =
    latest === null ? null : rangeText(earliest, latest, null, { locale, timeZone, and, andMonth });
  const short = plan.parts.filter(({ isShort }) => isShort);
  const { asIn, from, orderBy, isLate } = plan;
  const lines = [
    kind === 'anomaly' && latest !== null
      ? words.expected(day(latest))
      : range !== null
        ? words.between(range)
        : latest === null
          ? words.from(day(earliest))
          : words.on(day(earliest)),
    asIn !== null
      ? words.asIn(asIn.number, dayOf(asIn.completedOn))
      : from === 'fits'
        ? words.fits
        : words.noParts,
    ...(short.length === 0
      ? []
      : [
          orderBy === null ? words.noLead : isLate ? words.late : words.orderBy(dayOf(orderBy)),
          ...short.map(
            ({ number, name, leadDays }) =>
              `- ${number} ${name} (${leadDays === null ? words.unknown : words.days(leadDays)})`,
          ),
        ]),
  ];
  return lines.join('\n');
}
