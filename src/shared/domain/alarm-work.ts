/** What a work order made from an alarm proposes to begin with. */
import type { AlarmType, Priority, Severity, Side } from './vocabulary.ts';

const PRIORITIES: Readonly<Record<Severity, Priority>> = { warning: 'medium', critical: 'critical' };

export function priorityForAlarm(severity: Severity): Priority {
  return PRIORITIES[severity];
}

/** What is wrong, by what was watched; of a state and of silence neither side nor how bad it is says more. */
const WORDS = {
  en: {
    level: {
      low: { warning: 'low', critical: 'critically low' },
      high: { warning: 'high', critical: 'critically high' },
    },
    rate: {
      low: { warning: 'falls fast', critical: 'falls critically fast' },
      high: { warning: 'rises fast', critical: 'rises critically fast' },
    },
    state: { warning: 'bad state', critical: 'critical state' },
    'no-data': 'no data',
  },
  de: {
    level: {
      low: { warning: 'niedrig', critical: 'kritisch niedrig' },
      high: { warning: 'hoch', critical: 'kritisch hoch' },
    },
    rate: {
      low: { warning: 'fällt schnell', critical: 'fällt kritisch schnell' },
      high: { warning: 'steigt schnell', critical: 'steigt kritisch schnell' },
    },
    state: { warning: 'schlechter Zustand', critical: 'kritischer Zustand' },
    'no-data': 'keine Daten',
  },
} as const;

export interface AlarmToName {
  readonly metricName: string;
  readonly type: AlarmType;
  readonly side: Side;
  readonly severity: Severity;
}

/** A title is data, not a label: it is written once, in the language of the plant. */
export function titleForAlarm(
  { metricName, type, side, severity }: AlarmToName,
  language: keyof typeof WORDS,
): string {
  const words = WORDS[language];
  const wrong =
    type === 'no-data' ? words[type] : type === 'state' ? words[type][severity] : words[type][side][severity];
  return `${metricName}: ${wrong}`;
}
