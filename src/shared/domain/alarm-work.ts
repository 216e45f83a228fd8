/** What a work order made from an alarm proposes to begin with. */
import type { Priority, Severity, Side } from './vocabulary.ts';

const PRIORITIES: Readonly<Record<Severity, Priority>> = { warning: 'medium', critical: 'critical' };

export function priorityForAlarm(severity: Severity): Priority {
  return PRIORITIES[severity];
}

const WORDS = {
  en: {
    low: { warning: 'low', critical: 'critically low' },
    high: { warning: 'high', critical: 'critically high' },
  },
  de: {
    low: { warning: 'niedrig', critical: 'kritisch niedrig' },
    high: { warning: 'hoch', critical: 'kritisch hoch' },
  },
} as const satisfies Record<string, Record<Side, Record<Severity, string>>>;

export interface AlarmToName {
  readonly metricName: string;
  readonly side: Side;
  readonly severity: Severity;
}

/** A title is data, not a label: it is written once, in the language of the plant. */
export function titleForAlarm(
  { metricName, side, severity }: AlarmToName,
  language: keyof typeof WORDS,
): string {
  return `${metricName}: ${WORDS[language][side][severity]}`;
}
