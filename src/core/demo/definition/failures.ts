/**
 * The four failures of the last 90 days and the three alarms that stand now, as their sensors saw them. What
 * people did about them is in stories.ts. Hours are counted from the failure.
 */
import type { Shape } from '../signals/effects.ts';
import type { Line } from '../signals/world.ts';

export interface SensorEffect {
  readonly metric: string;
  /** Hours after the failure; negative before it. */
  readonly from: number;
  /** `end` lasts to the end of the history. */
  readonly to: number | 'end';
  readonly amount: number;
  readonly shape: Shape;
}

export interface FailureDefinition {
  readonly key: string;
  /** The metric whose alarm tells of it. */
  readonly metric: string;
  readonly daysAgo: number;
  /** Local hour of the day, on the last such weekday (1 is Monday) at or before that day. */
  readonly hour: number;
  readonly weekday: number;
  readonly effects: readonly SensorEffect[];
  /** The line that stands still, and for how many hours. */
  readonly stops?: { readonly line: Line; readonly hours: number };
  /** Sensors without readings while the unit is isolated, and for how many hours. */
  readonly silent?: { readonly metrics: readonly string[]; readonly hours: number };
}

const day = (days: number) => days * 24;

export const FAILURES: readonly FailureDefinition[] = [
  {
    key: 'gearbox-bearing',
    metric: 'L1-FIL-G1 Vibration velocity RMS',
    daysAgo: 50,
    hour: 9,
    weekday: 4,
    effects: [
      { metric: 'L1-FIL-G1 Vibration velocity RMS', from: day(-36), to: 0, amount: 0.6, shape: 'linear' },
      {
        metric: 'L1-FIL-G1 Vibration velocity RMS',
        from: day(-8),
        to: 0,
        amount: 5.6,
        shape: 'accelerating',
      },
      { metric: 'L1-FIL-G1 Vibration velocity RMS', from: 0, to: 'end', amount: -0.6, shape: 'step' },
      { metric: 'L1-FIL-G1 Bearing temperature', from: day(-5), to: 0, amount: 27, shape: 'accelerating' },
      { metric: 'L1-FIL-M1 Motor current', from: day(-3), to: 0, amount: 4.5, shape: 'accelerating' },
    ],
    stops: { line: 'L1', hours: 5.75 },
  },
  {
    key: 'dryer-drain',
    metric: 'AIR-DRY Pressure dew point',
    daysAgo: 31,
    hour: 2,
    weekday: 3,
    effects: [
      { metric: 'AIR-DRY Pressure dew point', from: 0, to: 9.5, amount: 11, shape: 'settling' },
      { metric: 'AIR-DRY Pressure dew point', from: 9.5, to: 14, amount: 10.9, shape: 'fading' },
    ],
  },
  {
    key: 'chiller-condenser',
    metric: 'REF-CH1 Condensing pressure',
    daysAgo: 20,
    hour: 14.5,
    weekday: 3,
    effects: [
      { metric: 'REF-CH1 Condensing pressure', from: day(-38), to: 0, amount: 4.4, shape: 'linear' },
      { metric: 'REF-CH1 Condensing pressure', from: -5, to: 0, amount: 2.2, shape: 'linear' },
      { metric: 'REF-CH1 Condensing pressure', from: 0, to: 4, amount: -5.5, shape: 'step' },
      { metric: 'REF-CH1 Glycol supply temperature', from: -0.5, to: 5, amount: 5.2, shape: 'pulse' },
    ],
  },
  {
    key: 'ro-membranes',
    metric: 'WTR-RO Permeate conductivity',
    daysAgo: 9,
    hour: 9,
    weekday: 2,
    effects: [
      { metric: 'WTR-RO Permeate conductivity', from: day(-62), to: 0, amount: 22, shape: 'accelerating' },
      { metric: 'WTR-RO Permeate conductivity', from: day(-62), to: 0, amount: 3, shape: 'linear' },
      { metric: 'WTR-RO Permeate conductivity', from: day(-4), to: 0, amount: -6, shape: 'fading' },
      { metric: 'WTR-RO Permeate conductivity', from: 0, to: 'end', amount: -1.4, shape: 'step' },
      { metric: 'WTR-RO Differential pressure', from: day(-62), to: 0, amount: 0.95, shape: 'accelerating' },
      { metric: 'WTR-RO Permeate flow', from: day(-62), to: 0, amount: -1.8, shape: 'accelerating' },
    ],
    silent: {
      metrics: ['WTR-RO Permeate conductivity', 'WTR-RO Differential pressure', 'WTR-RO Permeate flow'],
      hours: 5.5,
    },
  },
];

/** What is going on at the end of the history. Hours are counted from now. */
export const STANDING: readonly SensorEffect[] = [
  // Critical and not yet acknowledged: a fan blade has picked something up.
  { metric: 'CTW-T1-F1 Vibration velocity RMS', from: -1.25, to: 'end', amount: 5.9, shape: 'step' },
  // A warning that somebody has taken up: the separator element is at its end.
  {
    metric: 'AIR-C1 Separator differential pressure',
    from: day(-42),
    to: 'end',
    amount: 0.54,
    shape: 'linear',
  },
  // Back to normal, but nobody has acknowledged it.
  { metric: 'WTR-RO Permeate flow', from: -5.5, to: -4.2, amount: -3.9, shape: 'pulse' },
];
