/** Values of the fields that a plant has added to its asset types. */
import type { CustomFieldKind } from './vocabulary.ts';

/** What a value must agree with. */
export interface CustomFieldRule {
  readonly kind: CustomFieldKind;
  /** What a choice may be; null for the other kinds. */
  readonly choices: readonly string[] | null;
}

export const CUSTOM_VALUE_PROBLEMS = ['not-text', 'not-number', 'no-choice', 'not-day', 'not-link'] as const;
export type CustomValueProblem = (typeof CUSTOM_VALUE_PROBLEMS)[number];

/** Longest text and address. */
export const MAX_CUSTOM_TEXT = 2000;

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const WEB_ADDRESS = /^https?:\/\/[^\s<>"'`\\]+$/i;

/** An address that may be opened: http or https, nothing a browser would run. */
export function isWebAddress(text: string): boolean {
  return text.length <= MAX_CUSTOM_TEXT && WEB_ADDRESS.test(text);
}

/** A day of the calendar: no 30 February. */
function isDay(text: string): boolean {
  const instant = DAY.test(text) ? Date.parse(`${text}T00:00:00Z`) : Number.NaN;
  return !Number.isNaN(instant) && new Date(instant).toISOString().slice(0, 10) === text;
}

/**
 * What is wrong with a value of a field; null when it may be kept. A number field holds a finite number, every
 * other one a text: as it is, one of the choices, an ISO day, or an address that begins with http:// or https://.
 */
export function customValueProblem(
  { kind, choices }: CustomFieldRule,
  value: string | number,
): CustomValueProblem | null {
  if (kind === 'number') return typeof value === 'number' && Number.isFinite(value) ? null : 'not-number';
  if (typeof value !== 'string' || value.trim() === '' || value.length > MAX_CUSTOM_TEXT) return 'not-text';
  switch (kind) {
    case 'text':
      return null;
    case 'choice':
      return choices?.includes(value) === true ? null : 'no-choice';
    case 'date':
      return isDay(value) ? null : 'not-day';
    case 'link':
      return isWebAddress(value) ? null : 'not-link';
  }
}
