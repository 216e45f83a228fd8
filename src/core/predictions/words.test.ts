import { describe, expect, it } from 'vitest';
import type { WorkPlan } from '../../shared/contract/predictions.ts';
import { uuidv7 } from '../../shared/ids.ts';
import type { Prediction } from './keep.ts';
import { descriptionFor, titleFor, type About } from './words.ts';

const id = uuidv7(0, (length) => new Uint8Array(length));
const at = (day: string) => Date.parse(`${day}T12:00:00Z`);
const nothing: WorkPlan = {
  dueOn: '2026-12-02',
  orderBy: null,
  isLate: false,
  leadDays: null,
  from: null,
  asIn: null,
  openWork: null,
  parts: [],
};
const known: WorkPlan = {
  ...nothing,
  orderBy: '2026-11-22',
  leadDays: 10,
  from: 'work',
  asIn: { id, number: 'WO-2026-0123', completedOn: '2026-03-04', asset: null, template: null },
  parts: [
    {
      id,
      number: 'BRG-1',
      name: 'Bearing',
      unit: 'pcs',
      needed: 1000,
      onHand: 0,
      leadDays: 10,
      isShort: true,
    },
  ],
};

function about(language: About['language'], plan: WorkPlan, prediction: Partial<Prediction> = {}): About {
  const interval = { earliest: at('2026-12-03'), likely: at('2026-12-08'), latest: at('2026-12-12') };
  return {
    prediction: { kind: 'limit', limit: 7.1, ...interval, ...prediction } as Prediction,
    metric: { name: 'Vibration', unit: 'mm/s' },
    asset: { name: 'Pump 3' },
    plan,
    language,
    timeZone: 'Europe/Berlin',
  };
}

const lines = (one: About) =>
  descriptionFor(one)
    .replaceAll(/[^\S\n]/g, ' ')
    .split('\n');

describe('a drafted work order says', () => {
  it('in English, with days that nobody can take for months', () => {
    expect(lines(about('en', known))).toEqual([
      'Predicted between 3 and 12 December 2026.',
      'Parts as in WO-2026-0123 of 4 March 2026.',
      'Order by 22 November 2026:',
      '- BRG-1 Bearing (10 days)',
    ]);
  });

  it('in German, with its articles', () => {
    expect(lines(about('de', known, { latest: at('2027-01-12') }))).toEqual([
      'Vorhergesagt zwischen dem 3. Dezember 2026 und dem 12. Januar 2027.',
      'Teile wie in WO-2026-0123 vom 4. März 2026.',
      'Bestellen bis zum 22. November 2026:',
      '- BRG-1 Bearing (10 Tage)',
    ]);
    expect(lines(about('de', nothing))[0]).toBe('Vorhergesagt zwischen dem 3. und 12. Dezember 2026.');
    expect(titleFor(about('de', nothing)).replaceAll(/\s/g, ' ')).toBe(
      'Vibration: bevor der Grenzwert 7,1 mm/s erreicht wird',
    );
  });

  it.each([
    ['perhaps never', { latest: null }, 'Predicted from 3 December 2026 on.'],
    ['on one day', { latest: at('2026-12-03') }, 'Predicted for 3 December 2026.'],
    ['unusual', { kind: 'anomaly' }, 'An alarm or a failure is expected by 12 December 2026.'],
  ] as const)('when it is, where it is %s', (_name, prediction, sentence) => {
    expect(lines(about('en', nothing, prediction))[0]).toBe(sentence);
  });

  it('that no parts, or no lead time of them, are known', () => {
    expect(lines(about('en', nothing))[1]).toBe('No parts are known, and so no lead time.');
    const parts = known.parts.map((part) => ({ ...part, leadDays: null }));
    expect(lines(about('en', { ...known, orderBy: null, leadDays: null, parts })).slice(2)).toEqual([
      'Short, with a lead time that is not known:',
      '- BRG-1 Bearing (lead time not known)',
    ]);
  });
});
