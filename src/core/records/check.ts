/**
 * Judges every row of a file against the plant and against the other rows, and writes nothing. The same check
 * is the dry run and the first half of the import, so what was shown is what happens. It yields between slices.
 */
import type { Answer, RecordProblem } from '../../shared/contract/records.ts';
import { isId, type Id } from '../../shared/ids.ts';
import type { Reader, SliceProgress } from '../database/database.ts';
import type { DaysFound } from './day-order.ts';
import { childrenOfBad, takersFromBad, type Dependent } from './dependents.ts';
import type { CheckContext, RowView, Stored } from './kinds/kind.ts';
import { judgeKeys, type KeptKeys } from './keys.ts';
import { findTwins, NO_TWINS, type Twins } from './twins.ts';
import { ID_FIELD, type ResolvedPlan } from './plan.ts';
import { Problems } from './problems.ts';
import { type Creation, ReferenceReader } from './reference-reader.ts';
import { findRings, inOrder } from './tree.ts';
import { withoutGuard } from './tables/guard.ts';
import { type Cell, cellText, type Table } from './tables/table.ts';
import {
  Bad,
  type CellParser,
  type CellWriter,
  makeCellWriter,
  type Field,
  type Notation,
  oneLineEnd,
  parserOf,
  type Value,
  type Values,
} from './values.ts';
import { type Units, unitsOf } from './units.ts';
import { Unknowns, type Unknown } from './unknowns.ts';

export type RowAction = 'create' | 'change' | 'leave' | 'bad';

/** A row of the file and what becomes of it. */
export interface Row {
  readonly line: number;
  readonly cells: readonly Cell[];
  /** A quote of it is never closed: nothing is said of its single cells. */
  readonly isUnclosed: boolean;
  /** What the file says; of a row that changes a record, after the check, only what is different. */
  values: Values;
  /** The record it is, or will be. */
  id: Id;
  stored: Stored | null;
  action: RowAction;
  key: string | null;
}

export interface Checked {
  readonly rows: readonly Row[];
  readonly problems: readonly RecordProblem[];
  readonly unknown: readonly Unknown[];
  /** Answers of the plan whose values stand in the file. */
  readonly answered: ReturnType<Unknowns['used']>;
  readonly twins: Twins;
  /** Records of other kinds, or of this one beside the rows, that are made on the way; each after what it refers to. */
  readonly creations: readonly Creation[];
  /** Rows that make a record, parents first. */
  readonly creating: readonly Row[];
  /** Rows that take the key of a record which another row of the file gives a new one: that one is written first. */
  readonly takers: ReadonlyMap<Row, Row>;
}

export interface CheckInput {
  readonly table: Table;
  readonly resolved: ResolvedPlan;
  readonly notation: Notation;
  readonly days: DaysFound;
  readonly newId: () => Id;
}

const SLICE = 2000;

export function* checkRows(db: Reader, input: CheckInput): Generator<SliceProgress, Checked, void> {
  const check = new Check(db, input);
  yield* check.readCells();
  yield* check.identify();
  yield* check.judge();
  return check.result();
}

class Check {
  readonly #db: Reader;
  readonly #input: CheckInput;
  readonly #writeCell: CellWriter;
  readonly #rows: Row[] = [];
  readonly #problems = new Problems();
  readonly #unknowns: Unknowns;
  readonly #references: ReferenceReader;
  readonly #units: Units;
  readonly #columnOf: ReadonlyMap<string, string>;
  readonly #standsWith: ReadonlyMap<string, string>;
  #twins = NO_TWINS;
  #creating: readonly Row[] = [];
  #takers: ReadonlyMap<Row, Row> = new Map();

  constructor(db: Reader, input: CheckInput) {
    const { resolved, table } = input;
    this.#db = db;
    this.#input = input;
    this.#unknowns = new Unknowns(resolved.plan.answers);
    this.#units = unitsOf(db);
    this.#references = new ReferenceReader(db, resolved, this.#unknowns, input.newId);
    this.#columnOf = new Map(
      resolved.sources.map(({ field, index }) => [
        field.key,
        index === null ? field.key : table.names[index]!,
      ]),
    );
    this.#standsWith = new Map(
      resolved.sources.flatMap(({ field: { key, standsWith } }) =>
        standsWith === undefined ? [] : [[key, standsWith]],
      ),
    );
    // Two references that are the same have the same id, so their names need not be compared.
    this.#writeCell = makeCellWriter(input.notation, (_field, id) => id);
  }

  /** Cells to values, each by itself. */
  *readCells(): Generator<SliceProgress, void, void> {
    const { table, resolved } = this.#input;
    const { emptyCells } = resolved.plan;
    const width = table.names.length;
    const isCsv = table.format.format === 'csv';
    // Where most rows end with a separator, an empty cell too many says nothing.
    const isEven =
      isCsv && table.rows.filter(({ cells }) => cells.length > width).length * 2 < table.rows.length;
    const columns = resolved.sources.map(({ field, index, constant }) => ({
      field,
      index,
      constant,
      parse: parserOf(field, this.#notationOf(index)),
      isAnswered: field.type === 'choice' || field.refersTo === 'units',
    }));
    for (let at = 0; at < table.rows.length; at += 1) {
      const { line, cells, isUnclosed = false, stray = [] } = table.rows[at]!;
      const row: Row = {
        line,
        cells,
        isUnclosed,
        values: {},
        id: '',
        stored: null,
        action: 'leave',
        key: null,
      };
      this.#rows.push(row);
      if (isUnclosed) this.#bad(row, null, 'unclosed-quote', null, cells.map(cellText).join(' | '));
      for (const { field, index, constant, parse, isAnswered } of columns) {
        // Others have to know which record such a row stands for, and nothing else of it.
        if (isUnclosed && (index === null || !field.isKey || field.type !== 'text')) continue;
        const cell = index === null ? constant : (cells[index] ?? '');
        if (index !== null && stray.includes(index)) {
          this.#bad(row, field.key, 'stray-quote', null, cellText(cell));
          continue;
        }
        const text = isUnclosed ? cellText(cell).replace(/^\s*"/, '') : cell;
        const value = this.#read(row, field.key, text, parse, isAnswered);
        if (value !== null) row.values[field.key] = value;
        else if (emptyCells === 'clear' && index !== null) row.values[field.key] = null;
      }
      const more =
        isUnclosed || cells.length <= width ? 0 : tooMany(cells, width, row.action === 'bad' && isEven);
      if (more > 0) {
        const detail = isCsv ? `+${more}` : null;
        this.#bad(row, null, 'wrong-column-count', null, cells.map(cellText).join(' | '), detail);
      }
      if (at % SLICE === SLICE - 1) yield { step: 'checking', fraction: (0.5 * at) / table.rows.length };
    }
  }

  /** Dates are written as their column writes them. */
  #notationOf(index: number | null): Notation {
    const { notation, days } = this.#input;
    const { dateFormat, isOpen } = days.of(index);
    return { ...notation, format: { ...notation.format, dateFormat }, isDayOpen: isOpen };
  }

  #read(row: Row, key: string, cell: Cell, parse: CellParser, isAnswered: boolean): Value | null {
    const answer: Answer | undefined = isAnswered ? this.#unknowns.answer(key, cellText(cell)) : undefined;
    if (answer?.action === 'empty') return null;
    const value = answer?.action === 'map' && answer.to !== null ? parse(answer.to) : parse(cell);
    if (!(value instanceof Bad)) return value;
    if (value.reason === 'bad-choice') this.#unknowns.noteChoice(this.#field(key), cellText(cell));
    this.#bad(row, key, value.reason, value.fix, cellText(cell), value.detail);
    return null;
  }

  #field(key: string) {
    return this.#input.resolved.sources.find(({ field }) => field.key === key)!.field;
  }

  /** Which record each row is, and what of it the row would change. */
  *identify(): Generator<SliceProgress, void, void> {
    const { kind, plan } = this.#input.resolved;
    this.#matchById();
    let byKey: KeptKeys;
    if (kind.keyNeeds === 'cells') {
      byKey = yield* this.#matchByKey();
      yield { step: 'checking', fraction: 0.6 };
      this.#references.addRows(this.#rows);
      this.#references.read(this.#rows, this.#badReference);
    } else {
      this.#references.read(this.#rows, this.#badReference);
      yield { step: 'checking', fraction: 0.6 };
      byKey = yield* this.#matchByKey();
    }
    yield { step: 'checking', fraction: 0.65 };
    yield* this.#leaveWhatStands();
    this.#takers = judgeKeys(this.#rows, kind, plan.mode, byKey, (row, key, reason, detail) =>
      this.#bad(row, key, reason, null, undefined, detail),
    );
    yield { step: 'checking', fraction: 0.7 };
  }

  readonly #badReference = (
    row: Row,
    key: string,
    reason: RecordProblem['reason'],
    fix: string | null,
    value: string,
  ) => this.#bad(row, key, reason, fix, value);

  #matchById(): void {
    const { kind } = this.#input.resolved;
    const ids = this.#rows.flatMap(({ values }) => {
      const id = values[ID_FIELD.key];
      return typeof id === 'string' && isId(id) ? [id] : [];
    });
    const named = new Map(kind.source.byIds(this.#db, ids).map((stored) => [stored.id, stored]));
    for (const row of this.#rows) row.stored = named.get(row.values[ID_FIELD.key] as Id) ?? null;
  }

  *#matchByKey(): Generator<SliceProgress, KeptKeys, void> {
    const { kind } = this.#input.resolved;
    const rows = this.#rows;
    for (const row of rows) row.key = kind.keyOf({ ...row.stored?.values, ...row.values });
    // Who keeps the key of its own record is in nobody's way.
    const keys = new Set(
      rows.flatMap(({ key, stored }) =>
        key === null || (stored !== null && key === kind.keyOf(stored.values)) ? [] : [key],
      ),
    );
    const byKey = new Map<string, Stored[]>();
    const known = new Set<Id>();
    for (const stored of yield* this.#storedByKey([...keys])) {
      const key = kind.keyOf(stored.values);
      if (key === null || known.has(stored.id)) continue;
      known.add(stored.id);
      const same = byKey.get(key);
      if (same === undefined) byKey.set(key, [stored]);
      else same.push(stored);
    }
    for (const row of rows) {
      row.stored ??= row.key === null ? null : this.#likest(row, byKey.get(row.key) ?? []);
      const id = row.values[ID_FIELD.key];
      row.id = row.stored?.id ?? (typeof id === 'string' && isId(id) ? id : row.id || this.#input.newId());
    }
    return byKey;
  }

  /** Of records whose keys are the same but for their case: the one that is written as in the row, else one that lives. */
  #likest(row: Row, held: readonly Stored[]): Stored | null {
    const { keyField } = this.#input.resolved.kind;
    const live = held.filter(({ isArchived }) => !isArchived);
    const found = live.length > 0 ? live : held;
    return found.find(({ values }) => values[keyField] === row.values[keyField]) ?? found[0] ?? null;
  }

  /**
   * A cell that stands exactly as an export would write the present value changes nothing, whatever one may think
   * of it: afterwards a row that is in the plant has only what it would change.
   */
  *#leaveWhatStands(): Generator<SliceProgress, void, void> {
    const compared = this.#input.resolved.sources.filter(({ field }) => field.key !== ID_FIELD.key);
    for (let at = 0; at < this.#rows.length; at += 1) {
      if (at % SLICE === SLICE - 1) yield { step: 'checking', fraction: 0.66 };
      const row = this.#rows[at]!;
      if (row.stored === null) continue;
      for (const { field, index, constant } of compared) {
        const { key } = field;
        if (row.values[key] === undefined && !this.#problems.has(row, key)) continue;
        const cell = index === null ? constant : (row.cells[index] ?? '');
        if (!this.#stands(row, row.stored, field, cell)) continue;
        delete row.values[key];
        if (!this.#problems.has(row, key)) continue;
        this.#problems.acquit(row, key);
        if (field.type === 'choice') this.#unknowns.unnote(key, cellText(cell));
      }
    }
  }

  #stands(row: Row, stored: Stored, field: Field, cell: Cell): boolean {
    const value = row.values[field.key];
    const before = stored.values[field.key] ?? null;
    if (this.#isOther(row, stored, field.key)) return false;
    const isBad = this.#problems.has(row, field.key);
    if (value === null && !isBad && (before === null || field.neverEmpty === true)) return true;
    if (value !== undefined && same(value, before)) return true;
    if (before === null || cellText(cell).trim() === '') return false;
    return this.#asExported(cell) === this.#asExported(this.#writeCell(field, before), false);
  }

  /** Whether the field is another than the one whose value is stored, as those of a type are of another type. */
  #isOther(row: Row, stored: Stored, key: string): boolean {
    const standsWith = this.#standsWith.get(key);
    const value = standsWith === undefined ? undefined : row.values[standsWith];
    return value !== undefined && !same(value, stored.values[standsWith!] ?? null);
  }

  #asExported(cell: Cell, isGuarded = this.#input.notation.format.format === 'csv'): string {
    const text = cellText(cell);
    return oneLineEnd(isGuarded ? withoutGuard(text) : text).trim();
  }

  *#storedByKey(keys: readonly string[]): Generator<SliceProgress, Stored[], void> {
    const found: Stored[] = [];
    for (let at = 0; at < keys.length; at += SLICE) {
      found.push(...this.#input.resolved.kind.source.byKeys(this.#db, keys.slice(at, at + SLICE)));
      yield { step: 'checking', fraction: 0.55 };
    }
    return found;
  }

  /** Units that are new to the plant are taken as they are, unless somebody says what they stand for. */
  #noteUnits(): void {
    const { sources, plan } = this.#input.resolved;
    if (plan.createUnknown) return;
    for (const { field } of sources.filter((source) => source.field.refersTo === 'units')) {
      for (const { values } of this.#rows) {
        const unit = values[field.key];
        if (typeof unit !== 'string' || this.#units.isKnown(unit)) continue;
        if (this.#unknowns.answer(field.key, unit) === undefined) this.#unknowns.note(field, unit, true);
      }
    }
  }

  /** What becomes of each row. */
  *judge(): Generator<SliceProgress, void, void> {
    const { kind, plan } = this.#input.resolved;
    this.#noteUnits();
    const context: CheckContext = {
      db: this.#db,
      record: (other, id) => this.#references.record(other, id),
    };
    for (const row of this.#rows) {
      if (row.stored === null) kind.complete?.(row.values, context);
      // Of a record that is not there nothing more can be missing.
      if (this.#isNamed(row, ID_FIELD.key)) continue;
      for (const field of kind.fields) {
        if (!field.required) continue;
        const value = row.values[field.key];
        const isMissing = row.stored === null ? value === undefined || value === null : value === null;
        if (isMissing && !this.#isNamed(row, field.key)) this.#bad(row, field.key, 'missing', null, '');
      }
    }
    yield { step: 'checking', fraction: 0.75 };
    const views = this.#rows.map((row): RowView => ({
      values: row.values,
      stored: row.stored,
      // A cell that cannot be read is named once.
      bad: (key, reason, fix = null) => {
        if (!this.#isNamed(row, key)) this.#bad(row, key, reason, fix);
      },
    }));
    kind.check?.(views, context);
    yield { step: 'checking', fraction: 0.8 };
    if (kind.parent !== undefined) {
      const { parent } = kind;
      for (const { row, path } of findRings(this.#db, kind, this.#rows)) {
        this.#bad(row, parent, 'cycle', null, undefined, path);
      }
    }
    this.#dependOnGoodRows();
    yield { step: 'checking', fraction: 0.85 };
    yield* this.#compare();
    this.#creating = inOrder(
      kind,
      this.#rows.filter(({ action }) => action === 'create'),
    );
    this.#twins = yield* findTwins(this.#db, kind, this.#creating, plan.leaveDuplicates ? this.#rows : null);
    const { leftOut } = this.#twins;
    for (const row of leftOut) row.action = 'leave';
    this.#creating = this.#creating.filter((row) => !leftOut.has(row));
    yield { step: 'checking', fraction: 1 };
  }

  #isNamed(row: Row, key: string): boolean {
    return row.action === 'bad' && this.#problems.has(row, key);
  }

  /** A row that cannot stand is bad itself, and others may depend on it. */
  #dependOnGoodRows(): void {
    const { parent, keyField } = this.#input.resolved.kind;
    for (let found = 1; found > 0;) {
      const children = parent === undefined ? [] : childrenOfBad(this.#rows, parent);
      for (const dependent of children) this.#lose(dependent, parent!);
      const takers = takersFromBad(this.#takers);
      for (const dependent of takers) this.#lose(dependent, keyField);
      found = children.length + takers.length;
    }
  }

  #lose({ row, on }: Dependent, key: string): void {
    this.#bad(row, key, 'depends-on-bad-row', null, undefined, String(on.line));
  }

  /** What is different: of what the cells say, and of what followed from it. */
  *#compare(): Generator<SliceProgress, void, void> {
    const { kind } = this.#input.resolved;
    for (let at = 0; at < this.#rows.length; at += 1) {
      const row = this.#rows[at]!;
      if (at % SLICE === SLICE - 1)
        yield { step: 'checking', fraction: 0.85 + (0.1 * at) / this.#rows.length };
      if (row.action === 'bad') continue;
      const { stored } = row;
      if (stored === null) {
        row.action = kind.isNothing?.(row.values) === true ? 'leave' : 'create';
        continue;
      }
      const { [ID_FIELD.key]: _id, ...values } = row.values;
      const changes = Object.entries(values).filter(
        ([key, value]) =>
          value !== undefined &&
          (!same(value, stored.values[key] ?? null) || (value !== null && this.#isOther(row, stored, key))),
      );
      row.values = Object.fromEntries(changes);
      row.action = changes.length === 0 ? 'leave' : 'change';
    }
  }

  /** @param value what stands in the cell, where it is not the cell of the field */
  #bad(
    row: Row,
    key: string | null,
    reason: RecordProblem['reason'],
    fix: string | null,
    value?: string,
    detail: string | null = null,
  ): void {
    if (row.isUnclosed && key !== null) return;
    this.#problems.add(row, key, {
      line: row.line,
      column: key === null ? null : (this.#columnOf.get(key) ?? key),
      value: value ?? this.#cellOf(row, key),
      reason,
      fix,
      detail,
    });
  }

  #cellOf(row: Row, key: string | null): string {
    const source = this.#input.resolved.sources.find(({ field }) => field.key === key);
    if (source === undefined) return '';
    return cellText(source.index === null ? source.constant : row.cells[source.index]);
  }

  result(): Checked {
    return {
      rows: this.#rows,
      problems: this.#problems.list(),
      unknown: this.#unknowns.list((field, value, most) =>
        field.refersTo === 'units' ? this.#units.alike(value) : this.#references.alike(field, value, most),
      ),
      answered: this.#unknowns.used(),
      twins: this.#twins,
      creations: this.#references.creations(this.#rows.filter((row) => !this.#twins.leftOut.has(row))),
      creating: this.#creating,
      takers: this.#takers,
    };
  }
}

/** @param countsEmpty cells at the end count though nothing stands in them */
function tooMany(cells: readonly Cell[], width: number, countsEmpty: boolean): number {
  const last = countsEmpty ? cells.length - 1 : cells.findLastIndex((cell) => cellText(cell).trim() !== '');
  return last + 1 - width;
}

function same(value: Value | null, before: Value | null): boolean {
  if (!Array.isArray(value) || !Array.isArray(before)) return value === before;
  return value.length === before.length && value.every((item, at) => item === before[at]);
}
