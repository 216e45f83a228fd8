/**
 * Judges every row of a file against the plant and against the other rows, and writes nothing. The same check
 * is the dry run and the first half of the import, so what was shown is what happens. It yields between slices.
 */
import type { Answer, RecordProblem } from '../../shared/contract/records.ts';
import { isId, type Id } from '../../shared/ids.ts';
import type { Reader, SliceProgress } from '../database/database.ts';
import type { CheckContext, RowView, Stored } from './kinds/kind.ts';
import { findTwins, type Twins } from './twins.ts';
import { ID_FIELD, type ResolvedPlan } from './plan.ts';
import { type Creation, ReferenceReader } from './reference-reader.ts';
import { findRings, inOrder } from './tree.ts';
import { type Cell, cellText, type Table } from './tables/table.ts';
import {
  Bad,
  type CellParser,
  type CellWriter,
  makeCellWriter,
  type Notation,
  parserOf,
  type Value,
  type Values,
} from './values.ts';
import { Unknowns, type Unknown } from './unknowns.ts';

export type RowAction = 'create' | 'change' | 'leave' | 'bad';

/** A row of the file and what becomes of it. */
export interface Row {
  readonly line: number;
  readonly cells: readonly Cell[];
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
  readonly twins: Twins;
  /** Records of other kinds, or of this one beside the rows, that are made on the way; each after what it refers to. */
  readonly creations: readonly Creation[];
  /** Rows that make a record, parents first. */
  readonly creating: readonly Row[];
}

export interface CheckInput {
  readonly table: Table;
  readonly resolved: ResolvedPlan;
  readonly notation: Notation;
  readonly newId: () => Id;
}

const SLICE = 2000;
const MOST_PROBLEMS = 100_000;
const VALUE_CHARS = 200;

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
  readonly #problems: RecordProblem[] = [];
  readonly #unknowns: Unknowns;
  readonly #references: ReferenceReader;
  readonly #columnOf: ReadonlyMap<string, string>;
  #twins: Twins = { count: 0, list: [] };
  #creating: readonly Row[] = [];

  constructor(db: Reader, input: CheckInput) {
    const { resolved, table } = input;
    this.#db = db;
    this.#input = input;
    this.#unknowns = new Unknowns(resolved.plan.answers);
    this.#references = new ReferenceReader(db, resolved, this.#unknowns, input.newId);
    this.#columnOf = new Map(
      resolved.sources.map(({ field, index }) => [
        field.key,
        index === null ? field.key : table.names[index]!,
      ]),
    );
    // Two references that are the same have the same id, so their names need not be compared.
    this.#writeCell = makeCellWriter(input.notation, (_field, id) => id);
  }

  /** Cells to values, each by itself. */
  *readCells(): Generator<SliceProgress, void, void> {
    const { table, resolved, notation } = this.#input;
    const { emptyCells } = resolved.plan;
    const width = table.names.length;
    const columns = resolved.sources.map(({ field, index, constant }) => ({
      field,
      index,
      constant,
      parse: parserOf(field, notation),
      isAnswered: field.type === 'choice',
    }));
    for (const { line, value } of table.unclosed)
      this.#problem({ line, column: null, value, reason: 'unclosed-quote' });
    for (let at = 0; at < table.rows.length; at += 1) {
      const { line, cells } = table.rows[at]!;
      const row: Row = { line, cells, values: {}, id: '', stored: null, action: 'leave', key: null };
      this.#rows.push(row);
      for (const { field, index, constant, parse, isAnswered } of columns) {
        const cell = index === null ? constant : (cells[index] ?? '');
        const value = this.#read(row, field.key, cell, parse, isAnswered);
        if (value !== null) row.values[field.key] = value;
        else if (emptyCells === 'clear' && index !== null) row.values[field.key] = null;
      }
      if (
        row.action !== 'bad' &&
        cells.length > width &&
        cells.slice(width).some((cell) => cellText(cell).trim() !== '')
      ) {
        this.#bad(row, null, 'wrong-column-count', null, cells.map(cellText).join(' | '));
      }
      if (at % SLICE === SLICE - 1) yield { step: 'checking', fraction: (0.5 * at) / table.rows.length };
    }
  }

  #read(row: Row, key: string, cell: Cell, parse: CellParser, isAnswered: boolean): Value | null {
    const answer: Answer | undefined = isAnswered ? this.#unknowns.answer(key, cellText(cell)) : undefined;
    if (answer?.action === 'empty') return null;
    const value = answer?.action === 'map' && answer.to !== null ? parse(answer.to) : parse(cell);
    if (!(value instanceof Bad)) return value;
    if (value.reason === 'bad-choice') this.#unknowns.noteChoice(this.#field(key), cellText(cell));
    this.#bad(row, key, value.reason, value.fix, cellText(cell));
    return null;
  }

  #field(key: string) {
    return this.#input.resolved.sources.find(({ field }) => field.key === key)!.field;
  }

  /** Which record each row is. */
  *identify(): Generator<SliceProgress, void, void> {
    const { kind } = this.#input.resolved;
    if (kind.keyNeeds === 'cells') {
      yield* this.#match();
      yield { step: 'checking', fraction: 0.6 };
      this.#references.addRows(this.#rows);
      this.#references.read(this.#rows, this.#badReference);
    } else {
      this.#references.read(this.#rows, this.#badReference);
      yield { step: 'checking', fraction: 0.6 };
      yield* this.#match();
    }
    yield { step: 'checking', fraction: 0.7 };
  }

  readonly #badReference = (
    row: Row,
    key: string,
    reason: RecordProblem['reason'],
    fix: string | null,
    value: string,
  ) => this.#bad(row, key, reason, fix, value);

  *#match(): Generator<SliceProgress, void, void> {
    const { kind, plan } = this.#input.resolved;
    const rows = this.#rows;
    const named = new Map<Id, Stored>();
    const ids = rows.flatMap(({ values }) => (typeof values['id'] === 'string' ? [values['id']] : []));
    for (const stored of kind.source.byIds(this.#db, ids.filter(isId))) named.set(stored.id, stored);
    for (const row of rows)
      row.key = kind.keyOf({ ...named.get(row.values['id'] as Id)?.values, ...row.values });
    const keys = [...new Set(rows.flatMap(({ key }) => (key === null ? [] : [key])))];
    const byKey = new Map<string, Stored>();
    for (const stored of yield* this.#storedByKey(keys)) {
      const key = kind.keyOf(stored.values);
      if (key === null) continue;
      const known = byKey.get(key);
      if (known === undefined || (known.isArchived && !stored.isArchived)) byKey.set(key, stored);
    }
    const firstOf = new Map<string, Row>();
    for (const row of rows) {
      const id = row.values['id'];
      const byId = typeof id === 'string' ? named.get(id) : undefined;
      const holder = row.key === null ? undefined : byKey.get(row.key);
      const stored = byId ?? holder ?? null;
      row.stored = stored;
      row.id = stored?.id ?? (typeof id === 'string' && isId(id) ? id : row.id || this.#input.newId());
      if (typeof id === 'string' && !isId(id)) this.#bad(row, ID_FIELD.key, 'not-there', null);
      if (stored?.isArchived === true) this.#bad(row, kind.keyField, 'archived-reference', null);
      if (byId !== undefined && holder !== undefined && holder.id !== byId.id) {
        this.#bad(row, kind.keyField, 'exists-already', null);
      }
      const identity = stored?.id ?? row.key;
      if (identity !== null) {
        const first = firstOf.get(identity);
        if (first === undefined) firstOf.set(identity, row);
        else this.#bad(row, kind.keyField, 'duplicate-in-file', null, undefined, String(first.line));
      }
      if (stored === null && plan.mode === 'change' && row.action !== 'bad') {
        this.#bad(row, kind.keyField, 'not-there', null);
      }
      if (stored !== null && plan.mode === 'create' && row.action !== 'bad') {
        this.#bad(row, kind.keyField, 'exists-already', null);
      }
    }
  }

  *#storedByKey(keys: readonly string[]): Generator<SliceProgress, Stored[], void> {
    const found: Stored[] = [];
    for (let at = 0; at < keys.length; at += SLICE) {
      found.push(...this.#input.resolved.kind.source.byKeys(this.#db, keys.slice(at, at + SLICE)));
      yield { step: 'checking', fraction: 0.55 };
    }
    return found;
  }

  /** What becomes of each row. */
  *judge(): Generator<SliceProgress, void, void> {
    const { kind } = this.#input.resolved;
    const context: CheckContext = {
      db: this.#db,
      record: (other, id) => this.#references.record(other, id),
    };
    for (const row of this.#rows) {
      if (row.stored === null) kind.complete?.(row.values, context);
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
      bad: (key, reason, fix = null) => this.#bad(row, key, reason, fix),
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
    this.#twins = yield* findTwins(this.#db, kind, this.#creating);
    yield { step: 'checking', fraction: 1 };
  }

  #isNamed(row: Row, key: string): boolean {
    return row.action === 'bad' && this.#badCells.has(`${row.line}/${key}`);
  }

  readonly #badCells = new Set<string>();

  /** A row whose parent is a bad row that is not in the plant has nowhere to stand. */
  #dependOnGoodRows(): void {
    const { parent } = this.#input.resolved.kind;
    if (parent === undefined) return;
    const lost = new Map(
      this.#rows.filter((row) => row.action === 'bad' && row.stored === null).map((row) => [row.id, row]),
    );
    if (lost.size === 0) return;
    const below = Map.groupBy(this.#rows, ({ values }) => values[parent]);
    const queue = [...lost.values()];
    for (let row = queue.pop(); row !== undefined; row = queue.pop()) {
      for (const child of below.get(row.id) ?? []) {
        if (child.action === 'bad') continue;
        this.#bad(child, parent, 'depends-on-bad-row', null, undefined, String(row.line));
        if (child.stored === null) queue.push(child);
      }
    }
  }

  *#compare(): Generator<SliceProgress, void, void> {
    const { kind, sources } = this.#input.resolved;
    const compared = sources.filter(({ field }) => field.key !== ID_FIELD.key);
    for (let at = 0; at < this.#rows.length; at += 1) {
      const row = this.#rows[at]!;
      if (at % SLICE === SLICE - 1)
        yield { step: 'checking', fraction: 0.85 + (0.1 * at) / this.#rows.length };
      if (row.action === 'bad') continue;
      if (row.stored === null) {
        row.action = kind.isNothing?.(row.values) === true ? 'leave' : 'create';
        continue;
      }
      const changes: Values = {};
      for (const { field, index, constant } of compared) {
        const value = row.values[field.key];
        const before = row.stored.values[field.key] ?? null;
        if (value === undefined || (value === null && (before === null || field.neverEmpty === true)))
          continue;
        if (same(value, before)) continue;
        if (before !== null && value !== null) {
          const cell = index === null ? constant : (row.cells[index] ?? '');
          if (this.#isAsExported(cell, this.#writeCell(field, before))) continue;
        }
        changes[field.key] = value;
      }
      row.values = changes;
      row.action = Object.keys(changes).length === 0 ? 'leave' : 'change';
    }
  }

  #isAsExported(cell: Cell, exported: Cell): boolean {
    return cellText(cell).trim() === cellText(exported).trim();
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
    row.action = 'bad';
    if (key !== null) this.#badCells.add(`${row.line}/${key}`);
    this.#problem({
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

  #problem(problem: Omit<RecordProblem, 'fix' | 'detail'> & Partial<RecordProblem>): void {
    if (this.#problems.length >= MOST_PROBLEMS) return;
    this.#problems.push({ fix: null, detail: null, ...problem, value: problem.value.slice(0, VALUE_CHARS) });
  }

  result(): Checked {
    return {
      rows: this.#rows,
      problems: this.#problems.toSorted((one, other) => one.line - other.line),
      unknown: this.#unknowns.list((field, value, most) => this.#references.alike(field, value, most)),
      twins: this.#twins,
      creations: this.#references.creations(this.#rows),
      creating: this.#creating,
    };
  }
}

function same(value: Value | null, before: Value | null): boolean {
  if (!Array.isArray(value) || !Array.isArray(before)) return value === before;
  return value.length === before.length && value.every((item, at) => item === before[at]);
}
