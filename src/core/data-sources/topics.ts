/** What the topics and payloads of a broker mean. Pure. */
import type { MqttConfig } from '../../shared/contract/data-sources.ts';
import { givenText, type IncomingReading, instantOf } from './reading.ts';

type Template = Pick<MqttConfig, 'template'>;
type Pointers = Pick<MqttConfig, 'valuePointer' | 'tsPointer' | 'unitPointer'>;

/** What to subscribe to: the template with any asset and metric, and the topics that are mapped. */
export function filtersOf(
  { template }: Template,
  mapping: readonly { readonly address: string }[],
): string[] {
  const filters = mapping.map(({ address }) => address);
  if (template !== '') filters.unshift(template.replaceAll(/\{(?:asset|metric)\}/g, '+'));
  return [...new Set(filters)];
}

/** How the metric of a topic is found: a mapped topic by itself, others as `asset/metric`; null: not one of ours. */
export function addressOf(topic: string, { template }: Template, mapped: ReadonlySet<string>): string | null {
  if (mapped.has(topic)) return topic;
  if (template === '') return null;
  const [wanted, levels] = [template.split('/'), topic.split('/')];
  if (wanted.length !== levels.length) return null;
  const found: Record<string, string> = {};
  for (const [index, level] of wanted.entries()) {
    if (level === '{asset}' || level === '{metric}') found[level] = levels[index]!;
    else if (level !== levels[index]) return null;
  }
  return `${found['{asset}']}/${found['{metric}']}`;
}

const NUMBER = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/;

/**
 * The readings of a message: one plain number, or JSON with a number or objects of value, instant and unit. What
 * tells no instant is of the moment it came.
 * @param now null: what tells no instant is left out, for nobody knows how old it is
 */
export function readingsOf(
  address: string,
  payload: Uint8Array,
  pointers: Pointers,
  now: number | null,
): IncomingReading[] {
  const text = new TextDecoder().decode(payload).trim();
  const json = NUMBER.test(text) ? Number(text) : parsed(text);
  const items = Array.isArray(json) ? json : [json];
  return items.flatMap((item: unknown): IncomingReading[] => {
    const isObject = typeof item === 'object' && item !== null;
    const value = isObject ? at(item, pointers.valuePointer) : item;
    const ts = isObject ? at(item, pointers.tsPointer) : undefined;
    const unit = isObject ? at(item, pointers.unitPointer) : undefined;
    if ((ts === undefined || ts === null) && now === null) return [];
    return [
      {
        address,
        ts: ts === undefined || ts === null ? now : instantOf(ts),
        value: typeof value === 'number' ? value : Number.NaN,
        given: givenText(value),
        unit: typeof unit === 'string' ? unit : null,
      },
    ];
  });
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

/** RFC 6901. */
function at(value: unknown, pointer: string): unknown {
  let found = value;
  for (const token of pointer.split('/').slice(1)) {
    const key = token.replaceAll('~1', '/').replaceAll('~0', '~');
    if (typeof found !== 'object' || found === null || !Object.hasOwn(found, key)) return undefined;
    found = (found as Record<string, unknown>)[key];
  }
  return found;
}
