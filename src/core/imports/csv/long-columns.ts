/** Tells a table with one reading per row, where a column names the metric, and which column is what. Pure. */
import type { ColumnKind, TimeFound } from './columns.ts';
import { isEmptyCell } from './numbers.ts';

/** By their indexes. */
export interface LongColumns {
  /** One that names the metric, or one of the asset and one of the metric. */
  readonly names: readonly number[];
  readonly value: number;
  readonly unit: number | null;
}

interface Column {
  readonly name: string;
  readonly kind: ColumnKind;
  readonly cells: readonly string[];
}

/** Of a header: in small letters, without spaces and signs, and without a unit in brackets. */
const wordOf = (header: string): string =>
  header
    .replace(/[[(].*$/, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '');

const wordsOf = (list: string): ReadonlySet<string> => new Set(list.trim().split(/\s+/));

const VALUES =
  wordsOf(`value val values floatvalue intvalue numericvalue valuenumeric valuedouble doublevalue realvalue
  tagvalue pointvalue rawvalue result measuredvalue reading wert werte messwert istwert zahlenwert pv`);
/** Those that are enough to know a metric by. */
const NAMES =
  wordsOf(`tag tags tagname tagid tagpath point pointname pointid item itemname itemid signal signalname signalid
  variable variablename varname parameter parametername sensor sensorname sensorid channel channelname kanal kanalname
  metric metricname measurement measurementname series seriesname path pfad fullpath browsepath topic nodeid attribute
  attributename property quantity datapoint datapointname datapointid datenpunkt datenpunktname messstelle messstellenname
  messpunkt messpunktname messgröße messgroesse messgrösse messkanal kennzeichen kks akz variablenname adresse address
  name bezeichner`);
/** Those that name a machine, of which another column names the metric. */
const ASSETS =
  wordsOf(`asset assettag assetname assetid equipment equipmenttag equipmentid machine machineid maschine device
  devicename deviceid gerät geraet gerätename anlage anlagenkennzeichen element elementpath objekt object`);
const UNITS = wordsOf(
  'unit units uom engunit engunits engineeringunit engineeringunits eu einheit einheiten maßeinheit masseinheit',
);
/** What says how good a reading is, or of what kind, and not what it is. */
const ASIDE =
  wordsOf(`quality qualität qualitaet qual opcquality qualitydetail status statuscode state good valid gültig
  gueltig flag flags güte substatus annotated questionable id rowid rownumber row nr no lfdnr index zeile`);

/** Of several names the one that is the tag or path goes first. */
const FOREMOST = /tag|kennzeichen|kks|akz|path|pfad|topic|address|adresse|id$/;

/** Rows in which the name repeats itself at another time. */
const REPEATED = 0.9;

/** @returns null for a table with a column for each metric, and for one that does not tell */
export function findLong(columns: readonly Column[], time: TimeFound): LongColumns | null {
  if (time.timeColumn === null) return null;
  const words = columns.map(({ name }) => wordOf(name));
  const isOpen = ({ kind }: Column): boolean => kind !== 'time' && kind !== 'date';
  const called = (set: ReadonlySet<string>, fits: (column: Column) => boolean): number[] =>
    columns.flatMap((column, index) =>
      isOpen(column) && set.has(words[index]!) && fits(column) ? [index] : [],
    );

  const [unit = null] = called(UNITS, ({ kind }) => kind === 'text' || kind === 'empty');
  const names = called(NAMES, (column) => column.kind === 'text' || repeats(column.cells)).toSorted(
    (one, other) => Number(FOREMOST.test(words[other]!)) - Number(FOREMOST.test(words[one]!)),
  );
  const values = called(VALUES, ({ kind }) => kind !== 'empty').filter((index) => !names.includes(index));
  const value = values.find((index) => columns[index]!.kind === 'number') ?? values[0];
  const assets = called(ASSETS, ({ kind }) => kind === 'text');
  const [first, second] = names;
  if (value !== undefined && first !== undefined) {
    const [asset] = assets;
    if (asset !== undefined) return { names: [asset, first], value, unit };
    const isPart = second !== undefined && !determines(columns[first]!.cells, columns[second]!.cells);
    return { names: isPart ? [first, second] : [first], value, unit };
  }

  // Nobody says so: one text and one number a row, and one instant has several.
  const others = columns.flatMap((column, index) =>
    isOpen(column) && column.kind !== 'empty' && index !== unit && !ASIDE.has(words[index]!) ? [index] : [],
  );
  const texts = others.filter((index) => columns[index]!.kind === 'text');
  const numbers = others.filter((index) => columns[index]!.kind !== 'text');
  if (texts.length !== 1 || numbers.length !== 1) return null;
  const [text, number] = [texts[0]!, numbers[0]!];
  const at = [time.dateColumn, time.timeColumn].flatMap((index) => columns[index ?? -1] ?? []);
  const clock = (row: number): string => at.map((column) => column.cells[row]).join(' ');
  const { cells } = columns[text]!;
  const instants = new Set(cells.map((_, row) => clock(row)));
  const pairs = new Set(cells.map((cell, row) => `${clock(row)} ${cell}`));
  const isLong = instants.size < cells.length * REPEATED && pairs.size >= cells.length * REPEATED;
  return isLong ? { names: [text], value: number, unit } : null;
}

/** Rows of a table have numbers of their own; the number of a channel comes again. */
function repeats(cells: readonly string[]): boolean {
  const filled = cells.filter((cell) => !isEmptyCell(cell));
  return filled.length > 1 && new Set(filled).size <= filled.length / 2;
}

/** Whether a column says all that another one says: a tag and its description. */
function determines(cells: readonly string[], others: readonly string[]): boolean {
  const known = new Map<string, string>();
  return cells.every((cell, row) => {
    const before = known.get(cell);
    known.set(cell, others[row] ?? '');
    return before === undefined || before === (others[row] ?? '');
  });
}
