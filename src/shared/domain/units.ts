/** Units of measure that readings come in, by kind of quantity. Affine: the base value is value * factor + offset. */

/** Factors and definitions after NIST SP 811 (2008), appendix B.8. */
const QUANTITIES: Readonly<
  Record<string, readonly (readonly [unit: string, factor: number, offset?: number])[]>
> = {
  temperature: [
    ['K', 1],
    ['°C', 1, 273.15],
    ['°F', 5 / 9, 459.67 * (5 / 9)],
  ],
  pressure: [
    ['Pa', 1],
    ['hPa', 100],
    ['kPa', 1000],
    ['MPa', 1e6],
    ['mbar', 100],
    ['bar', 1e5],
    ['psi', 6894.757293168361],
  ],
  velocity: [
    ['m/s', 1],
    ['mm/s', 0.001],
    ['in/s', 0.0254],
    ['km/h', 1 / 3.6],
  ],
  acceleration: [
    ['m/s²', 1],
    ['g', 9.80665],
  ],
  length: [
    ['m', 1],
    ['µm', 1e-6],
    ['mm', 0.001],
    ['cm', 0.01],
    ['km', 1000],
    ['in', 0.0254],
    ['ft', 0.3048],
    ['mil', 2.54e-5],
  ],
  flow: [
    ['m³/s', 1],
    ['m³/h', 1 / 3600],
    ['l/s', 0.001],
    ['l/min', 0.001 / 60],
    ['l/h', 0.001 / 3600],
    ['gpm', (231 * 0.0254 ** 3) / 60],
  ],
  volume: [
    ['m³', 1],
    ['l', 0.001],
    ['ml', 1e-6],
    ['gal', 231 * 0.0254 ** 3],
  ],
  power: [
    ['W', 1],
    ['kW', 1000],
    ['MW', 1e6],
    ['hp', 745.6998715822702],
  ],
  energy: [
    ['J', 1],
    ['kJ', 1000],
    ['MJ', 1e6],
    ['Wh', 3600],
    ['kWh', 3.6e6],
    ['MWh', 3.6e9],
  ],
  mass: [
    ['kg', 1],
    ['mg', 1e-6],
    ['t', 1000],
    ['lb', 0.45359237],
  ],
  frequency: [
    ['Hz', 1],
    ['kHz', 1000],
    ['rpm', 1 / 60],
  ],
  time: [
    ['s', 1],
    ['ms', 0.001],
    ['min', 60],
    ['h', 3600],
    ['d', 86_400],
  ],
  current: [
    ['A', 1],
    ['mA', 0.001],
    ['kA', 1000],
  ],
  voltage: [
    ['V', 1],
    ['mV', 0.001],
    ['kV', 1000],
  ],
};

/** Other spellings, as `plain` leaves them. */
const SPELLINGS: Readonly<Record<string, string>> = {
  c: '°C',
  degc: '°C',
  celsius: '°C',
  '℃': '°C',
  f: '°F',
  degf: '°F',
  fahrenheit: '°F',
  '℉': '°F',
  kelvin: 'K',
  'mm/sec': 'mm/s',
  ips: 'in/s',
  'in/sec': 'in/s',
  kph: 'km/h',
  kmh: 'km/h',
  'm/s2': 'm/s²',
  'm/s^2': 'm/s²',
  um: 'µm',
  'm3/s': 'm³/s',
  'm3/h': 'm³/h',
  'm^3/h': 'm³/h',
  cbm: 'm³',
  m3: 'm³',
  'm^3': 'm³',
  lpm: 'l/min',
  lps: 'l/s',
  'gal/min': 'gpm',
  liter: 'l',
  litre: 'l',
  lbs: 'lb',
  tonne: 't',
  '1/min': 'rpm',
  'u/min': 'rpm',
  'r/min': 'rpm',
  'min-1': 'rpm',
  'min^-1': 'rpm',
  sec: 's',
  hr: 'h',
  hrs: 'h',
  day: 'd',
  days: 'd',
  inch: 'in',
  '"': 'in',
};

interface Unit {
  readonly quantity: string;
  readonly factor: number;
  readonly offset: number;
}

const EXACT = new Map<string, Unit>();
/** By spelling without case; where two units differ in case alone (mW and MW), neither. */
const LOOSE = new Map<string, Unit | null>();

for (const [quantity, units] of Object.entries(QUANTITIES)) {
  for (const [name, factor, offset = 0] of units) EXACT.set(name, { quantity, factor, offset });
}
const NAMES = new Map([...EXACT].map(([name, unit]) => [unit, name]));
for (const [name, unit] of EXACT) {
  const key = plain(name).toLowerCase();
  LOOSE.set(key, LOOSE.has(key) ? null : unit);
}
for (const [spelling, name] of Object.entries(SPELLINGS)) {
  if (!LOOSE.has(spelling)) LOOSE.set(spelling, EXACT.get(name)!);
}

/** Without spaces, with one kind of micro and degree sign. */
function plain(unit: string): string {
  return unit.replaceAll(/\s+/g, '').replaceAll('μ', 'µ').replaceAll('º', '°');
}

function find(unit: string): Unit | null {
  const name = plain(unit);
  return EXACT.get(name) ?? (isAmbiguousCase(name) ? null : (LOOSE.get(name.toLowerCase()) ?? null));
}

/** Prefixes whose case tells a million from a thousandth must be written as they are. */
function isAmbiguousCase(name: string): boolean {
  return /^m(?:pa|w|wh|j)$/i.test(name);
}

/** The spelling that lists have of a unit; null where it is not known. */
export function canonicalUnit(unit: string): string | null {
  const found = find(unit);
  return found === null ? null : (NAMES.get(found) ?? null);
}

/** Whether two units are the same, however they are spelled. */
export function isSameUnit(one: string, other: string): boolean {
  return plain(one) === plain(other) || (find(one) !== null && find(one) === find(other));
}

/**
 * A value in another unit of the same quantity.
 * @returns null where one of them is not known, or they measure different things
 */
export function convertUnit(value: number, from: string, to: string): number | null {
  if (isSameUnit(from, to)) return value;
  const [source, target] = [find(from), find(to)];
  if (source === null || target === null || source.quantity !== target.quantity) return null;
  return (value * source.factor + source.offset - target.offset) / target.factor;
}

/** The units that can be converted, by quantity. */
export const KNOWN_UNITS: Readonly<Record<string, readonly string[]>> = Object.fromEntries(
  Object.entries(QUANTITIES).map(([quantity, units]) => [quantity, units.map(([name]) => name)]),
);

/** The units that a value in `unit` can be given in: itself first, then the others of its quantity; one where it is not known. */
export function unitsLike(unit: string): string[] {
  const { quantity } = find(unit) ?? {};
  const others = quantity === undefined ? [] : KNOWN_UNITS[quantity]!;
  return [unit, ...others.filter((other) => !isSameUnit(other, unit))];
}
