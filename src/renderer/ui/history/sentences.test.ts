import { createInstance } from 'i18next';
import { describe, expect, it } from 'vitest';
import type { HistoryChange, HistoryEntry, HistoryEventName } from '../../../shared/contract/history.ts';
import { catalogues, type Namespace } from '../../i18n/index.ts';
import { createFormat } from '../format.ts';
import { slot } from '../Sentence.tsx';
import { changeSentence, details, eventSentence, type Told } from './sentences.ts';
import type { ValueWords } from './values.ts';

function wordsOf(language: 'en' | 'de'): ValueWords {
  const i18n = createInstance();
  void i18n.init({
    lng: language,
    initAsync: false,
    interpolation: { escapeValue: false },
    resources: {
      [language]: Object.fromEntries(
        Object.entries(catalogues).map(([name, texts]) => [name, texts[language]]),
      ),
    },
  });
  const of = (namespace: Namespace) => i18n.getFixedT(null, namespace) as unknown as ValueWords['history'];
  const locale = language === 'de' ? 'de-DE' : 'en-GB';
  const format = createFormat(locale, { timeZone: 'UTC', currency: 'EUR' });
  return { format, status: of('status'), common: of('common'), history: of('history') };
}

const english = wordsOf('en');
const german = wordsOf('de');
const AT = Date.UTC(2026, 10, 21, 7, 19);

function entryOf(values: Partial<HistoryEntry>): HistoryEntry {
  return {
    seq: 1,
    at: AT,
    actor: { id: 'tom', fullName: 'Tom Weiss' },
    station: 'L3',
    command: 'test',
    entity: 'work_orders',
    entityId: 'x',
    subject: 'WO-2026-0001',
    unit: null,
    decimals: null,
    workOrder: null,
    op: 'update',
    events: [],
    changes: [],
    ...values,
  };
}

function fact(field: string, kind: HistoryChange['kind'], now: string | null, old: string | null = null) {
  return { field, kind, old, new: now };
}

/** With its words in their places, and plain spaces. */
function plain({ text, parts }: Told): string {
  const told = parts.reduce((whole, part, index) => whole.replaceAll(slot(index), part.text), text);
  return told.replaceAll('\u00A0', ' ');
}

const bearing = { entity: 'stock_movements', subject: 'BRG-6205', unit: 'pcs' } as const;
const flow = { entity: 'alarms', subject: 'Volume Flow RateRMS', unit: 'l/min', decimals: 1 } as const;
const step = { entity: 'checklist_items', subject: 'Change the bearing' } as const;
const used = [
  fact('amount', 'quantity', '1000'),
  fact('locationId', 'name', 'Main store'),
  fact('cost', 'money', '450'),
];
const alarm = [fact('limit', 'limit', '28'), fact('peakValue', 'reading', '24.3187')];
const stock = [fact('onHand', 'quantity', '4000'), fact('suggested', 'quantity', '10000')];

interface Case {
  readonly of: Partial<HistoryEntry>;
  readonly event: HistoryEventName;
  readonly facts?: readonly HistoryChange[];
  readonly remark?: string;
  readonly en: string;
  readonly de: string;
}

const CASES: readonly Case[] = [
  {
    of: step,
    event: 'step-ticked',
    en: 'Tom Weiss ticked Change the bearing',
    de: 'Tom Weiss hat Change the bearing abgehakt',
  },
  {
    of: step,
    event: 'step-noted',
    remark: 'Drive end',
    en: 'Tom Weiss wrote a note on the step Change the bearing: Drive end',
    de: 'Tom Weiss hat zum Schritt Change the bearing notiert: Drive end',
  },
  {
    of: bearing,
    event: 'part-used',
    facts: used,
    en: 'Tom Weiss used 1 pcs of BRG-6205 from Main store (€4.50)',
    de: 'Tom Weiss hat 1 pcs BRG-6205 aus Main store verwendet (4,50 €)',
  },
  {
    of: bearing,
    event: 'part-taken',
    facts: used.slice(0, 2),
    remark: 'for the workshop',
    en: 'Tom Weiss took 1 pcs of BRG-6205 from Main store: for the workshop',
    de: 'Tom Weiss hat 1 pcs BRG-6205 aus Main store entnommen: for the workshop',
  },
  {
    of: { entity: 'labour_entries', subject: 'Ana Kovač' },
    event: 'hours-booked-for',
    facts: [fact('minutes', 'minutes', '90')],
    en: 'Tom Weiss booked 1:30 h for Ana Kovač',
    de: 'Tom Weiss hat 1:30 h für Ana Kovač gebucht',
  },
  {
    of: flow,
    event: 'alarm-critical-low',
    facts: alarm,
    en: 'Critical alarm: Volume Flow RateRMS fell below 28.0 l/min, to 24.3 l/min',
    de: 'Kritischer Alarm: Volume Flow RateRMS fiel unter 28,0 l/min, auf 24,3 l/min',
  },
  {
    of: flow,
    event: 'alarm-acknowledged',
    remark: 'Valve was half closed',
    en: 'Tom Weiss acknowledged the alarm on Volume Flow RateRMS: Valve was half closed',
    de: 'Tom Weiss hat den Alarm bei Volume Flow RateRMS quittiert: Valve was half closed',
  },
  {
    of: {},
    event: 'work-completed',
    remark: 'Bearing changed',
    en: 'Tom Weiss completed WO-2026-0001: Bearing changed',
    de: 'Tom Weiss hat WO-2026-0001 abgeschlossen: Bearing changed',
  },
  {
    of: {},
    event: 'work-reassigned',
    facts: [fact('assigneeId', 'name', 'Ana', 'Ben')],
    en: 'Tom Weiss handed WO-2026-0001 over from Ben to Ana',
    de: 'Tom Weiss hat WO-2026-0001 von Ben an Ana übergeben',
  },
  {
    of: { ...bearing, entity: 'reorder_alerts' },
    event: 'reorder-reached',
    facts: stock,
    en: 'BRG-6205 fell to its reorder point: 4 pcs left, order 10 pcs',
    de: 'BRG-6205 ist auf den Meldebestand gefallen: noch 4 pcs, 10 pcs bestellen',
  },
  {
    of: { ...flow, entity: 'thresholds' },
    event: 'limits-set',
    facts: [
      fact('lowCritical', 'limit', '28'),
      fact('lowWarning', 'limit', '30.55'),
      fact('onDelayMs', 'milliseconds', '5000'),
    ],
    en: 'Tom Weiss set limits for Volume Flow RateRMS: critical below 28.0 l/min, warning below 30.55 l/min and on-delay 5 secs',
    de: 'Tom Weiss hat Grenzwerte für Volume Flow RateRMS gesetzt: kritisch unter 28,0 l/min, Warnung unter 30,55 l/min und Ansprechverzögerung 5 Sek.',
  },
  {
    of: { ...flow, entity: 'thresholds' },
    event: 'limits-changed',
    facts: [fact('lowCritical', 'limit', '27', '28'), fact('lowWarning', 'limit', null, '30')],
    en: 'Tom Weiss changed the limits of Volume Flow RateRMS: critical below 27.0 l/min (was 28.0 l/min) and no longer a warning below 30.0 l/min',
    de: 'Tom Weiss hat die Grenzwerte von Volume Flow RateRMS geändert: kritisch unter 27,0 l/min (vorher 28,0 l/min) und keine Warnung mehr unter 30,0 l/min',
  },
  {
    of: { ...flow, entity: 'thresholds' },
    event: 'limits-removed',
    facts: [fact('lowCritical', 'limit', null, '28')],
    en: 'Tom Weiss removed the limits of Volume Flow RateRMS: critical below 28.0 l/min',
    de: 'Tom Weiss hat die Grenzwerte von Volume Flow RateRMS entfernt: kritisch unter 28,0 l/min',
  },
  {
    of: { entity: 'imports', subject: 'valve1-9.csv' },
    event: 'import-done',
    facts: [
      fact('fileName', 'text', 'valve1-9.csv'),
      fact('added', 'count', '9402'),
      fact('metricCount', 'count', '8'),
    ],
    en: 'Tom Weiss imported 9,402 readings from valve1-9.csv into 8 metrics',
    de: 'Tom Weiss hat 9.402 Messwerte aus valve1-9.csv in 8 Messgrößen eingelesen',
  },
];

describe('a sentence of the history', () => {
  it.each(CASES)('$en', ({ of, event, facts = [], remark = null, en, de }) => {
    const happened = { event, facts: [...facts], remark };
    const entry = entryOf({ ...of, events: [happened] });
    expect(plain(eventSentence(entry, happened, english))).toBe(en);
    expect(plain(eventSentence(entry, happened, german))).toBe(de);
  });

  it('sets off who did it and to which record', () => {
    const happened = { event: 'work-completed' as const, facts: [], remark: 'Bearing changed' };
    const { parts } = eventSentence(entryOf({ events: [happened] }), happened, english);
    expect(parts.filter(({ strong }) => strong).map(({ text }) => text)).toEqual([
      'Tom Weiss',
      'WO-2026-0001',
    ]);
  });

  it('names the program where no person acted, and cuts what is long', () => {
    const happened = { event: 'comment-written', facts: [], remark: 'x'.repeat(300) } as const;
    const entry = entryOf({ actor: null });
    expect(plain(eventSentence(entry, { ...happened, facts: [] }, english))).toBe(
      `Millwright commented: ${'x'.repeat(120)}…`,
    );
  });

  it.each([
    [fact('priority', 'word', 'high', 'low'), 'Tom Weiss changed Priority from Low to High'],
    [fact('dueOn', 'day', '2026-11-21'), 'Tom Weiss set Due to 21 Nov 2026'],
    [fact('description', 'text', null, 'Loud'), 'Tom Weiss cleared Description, it was Loud'],
  ])('of a plain edit says from what to what (%#)', (change, sentence) => {
    expect(plain(changeSentence(entryOf({ changes: [change] }), change, english))).toBe(sentence);
  });
});

describe('what else changed', () => {
  it('is told in short, without what repeats the moment of the entry', () => {
    const entry = entryOf({
      changes: [
        fact('downtimeMinutes', 'minutes', '30'),
        fact('workedOn', 'day', '2026-11-21'),
        fact('startedAt', 'instant', new Date(AT + 30_000).toISOString()),
        fact('endedAt', 'instant', '2026-11-20T07:19:00Z', '2026-11-19T07:19:00Z'),
      ],
    });
    expect(details(entry, english).map((text) => text.replaceAll('\u00A0', ' '))).toEqual([
      'Downtime: 0:30 h',
      'Ended: 19 Nov 2026, 07:19 → 20 Nov 2026, 07:19',
    ]);
  });
});
