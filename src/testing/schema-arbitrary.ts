/**
 * Inputs made from the schemas that check them. zod-fast-check knows zod 3 only; this knows the parts of zod 4
 * that the contract is written with and says so when it meets another.
 */
import fc from 'fast-check';
import type { z } from 'zod';
import { idSchema } from '../shared/contract/base.ts';
import type { Id } from '../shared/ids.ts';

/** What a check of zod 4 says of itself. */
interface Bounds {
  readonly minimum?: number;
  readonly maximum?: number;
  readonly format?: string;
  readonly patterns?: ReadonlySet<RegExp>;
}

interface Definition {
  readonly type: string;
  readonly innerType: z.core.$ZodType;
  readonly element: z.core.$ZodType;
  readonly options: readonly z.core.$ZodType[];
  readonly shape: Readonly<Record<string, z.core.$ZodType>>;
  readonly entries: Readonly<Record<string, string>>;
  readonly values: readonly unknown[];
}

/** Texts that have been trouble somewhere. */
const ODD_TEXTS = [
  '',
  ' ',
  '\u0000',
  '\ud800',
  '\u202eabc',
  '"',
  "' OR 1=1 --",
  '%_*',
  'AND OR NOT NEAR(',
  'title : "x',
  '../../etc/passwd',
  '=1+1',
  '<img src=x>',
  '__proto__',
  'İ',
  '٣',
  '🔧'.repeat(20),
];

/**
 * Values that the schema takes, most of the time: a refinement that only zod can read is not aimed at.
 * @param ids what stands where an id is asked for
 */
function validInput(schema: z.core.$ZodType, ids: fc.Arbitrary<Id>): fc.Arbitrary<unknown> {
  if (schema === idSchema) return ids;
  // What zod offers to those who read schemas.
  // oxlint-disable-next-line no-underscore-dangle
  const { def: definition, bag } = schema._zod;
  const def = definition as unknown as Definition;
  const bounds = bag as Bounds;
  const inner = (part: z.core.$ZodType) => validInput(part, ids);
  switch (def.type) {
    case 'string':
      return text(bounds);
    case 'number':
      return number(bounds);
    case 'boolean':
      return fc.boolean();
    case 'enum':
      return fc.constantFrom(...Object.values(def.entries));
    case 'literal':
      return fc.constantFrom(...def.values);
    case 'nullable':
      return fc.oneof({ arbitrary: inner(def.innerType), weight: 3 }, fc.constant(null));
    case 'optional':
    case 'default':
      return fc.oneof({ arbitrary: inner(def.innerType), weight: 3 }, fc.constant(undefined));
    case 'nonoptional':
      return inner(def.innerType).filter((value) => value !== undefined);
    case 'array':
      return fc.array(inner(def.element), {
        minLength: bounds.minimum ?? 0,
        maxLength: Math.min(bounds.maximum ?? 8, 8),
      });
    case 'union':
      return fc.oneof(...def.options.map(inner));
    case 'object':
      return fc
        .record(Object.fromEntries(Object.entries(def.shape).map(([key, part]) => [key, inner(part)])))
        .map((value) => Object.fromEntries(Object.entries(value).filter(([, part]) => part !== undefined)));
    default:
      throw new Error(`no arbitrary for a zod ${def.type}`);
  }
}

function text({ minimum = 0, maximum = 200, format, patterns }: Bounds): fc.Arbitrary<string> {
  if (format === 'date')
    return fc.date({ noInvalidDate: true, ...DAYS }).map((day) => day.toISOString().slice(0, 10));
  if (format === 'email') return fc.emailAddress();
  if (format === 'base64') return fc.base64String({ maxLength: Math.min(maximum, 400) });
  const pattern = format === 'regex' ? [...(patterns ?? [])].at(0) : undefined;
  if (pattern !== undefined) {
    return fc.stringMatching(pattern).filter(({ length }) => length >= minimum && length <= maximum);
  }
  const fitting = ODD_TEXTS.filter(({ length }) => length >= minimum && length <= maximum);
  const longest = Math.min(maximum, 300);
  return fc.oneof(
    { arbitrary: fc.string({ minLength: minimum, maxLength: longest }), weight: 3 },
    fc
      .string({ unit: 'binary', minLength: minimum, maxLength: longest })
      .map((made) => made.slice(0, maximum)),
    fc.constant('x'.repeat(Math.min(maximum, 20_000))),
    ...(fitting.length === 0 ? [] : [fc.constantFrom(...fitting)]),
  );
}

const DAYS = { min: new Date('0001-01-01'), max: new Date('9999-12-31') };

function number({ minimum = -1e15, maximum = 1e15, format }: Bounds): fc.Arbitrary<number> {
  const whole = fc.integer({ min: Math.ceil(minimum), max: Math.floor(maximum) });
  const near = fc.integer({ min: Math.max(Math.ceil(minimum), 0), max: Math.min(Math.floor(maximum), 100) });
  const edges = fc.constantFrom(minimum, maximum);
  if (format === 'safeint') return fc.oneof(whole, near, edges);
  return fc.oneof(fc.double({ min: minimum, max: maximum, noNaN: true }), near, edges);
}

/** Anything that can be sent over the contract's transports. */
const anything = fc.oneof(
  fc.anything({ withBigInt: true, withDate: true, withMap: true, withSet: true, withUnicodeString: true }),
  fc.constantFrom<unknown>(undefined, null, Number.NaN, Infinity, -0, '', [], {}, ...ODD_TEXTS),
);

/** A valid input of which one part, chosen by the steps into it, was replaced. */
function spoil(value: unknown, steps: readonly number[], part: unknown): unknown {
  const [step, ...rest] = steps;
  if (typeof value !== 'object' || value === null || step === undefined) return part;
  const keys = Object.keys(value);
  if (keys.length === 0) return part;
  const key = keys[step % keys.length]!;
  const changed = spoil((value as Record<string, unknown>)[key], rest, part);
  if (Array.isArray(value))
    return value.map((old: unknown, index) => (String(index) === key ? changed : old));
  return { ...value, [key]: changed };
}

/** Inputs for a procedure: valid ones, almost valid ones, and whatever somebody may send. */
export function anyInput(schema: z.core.$ZodType | undefined, ids: fc.Arbitrary<Id>): fc.Arbitrary<unknown> {
  if (schema === undefined) return anything;
  const valid = validInput(schema, ids);
  const spoiled = fc
    .tuple(valid, fc.array(fc.nat({ max: 20 }), { maxLength: 4 }), anything)
    .map(([value, steps, part]) => spoil(value, steps, part));
  return fc.oneof({ arbitrary: valid, weight: 6 }, { arbitrary: spoiled, weight: 3 }, anything);
}
