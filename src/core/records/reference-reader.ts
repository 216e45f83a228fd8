/** Turns the names in a file into ids: of records that are there, of rows of the file itself, or of what is made on the way. */
import type { RecordImportKind, RecordProblem } from '../../shared/contract/records.ts';
import type { LocationKind } from '../../shared/domain/vocabulary.ts';
import type { Id } from '../../shared/ids.ts';
import type { Reader } from '../database/database.ts';
import { folded } from '../database/same-name.ts';
import type { Row } from './check.ts';
import { KINDS } from './kinds/index.ts';
import { guessedKind, LocationNames, type Place } from './location-names.ts';
import { placeRows } from './location-rows.ts';
import type { Names } from './names.ts';
import { mayCreate, type ResolvedPlan } from './plan.ts';
import { namesOf, type Target } from './references.ts';
import type { Unknowns } from './unknowns.ts';
import type { Field, Values } from './values.ts';

/** A record that the file only names. */
export interface Creation {
  readonly kind: RecordImportKind;
  readonly id: Id;
  readonly values: Values;
}

export type BadReference = (
  row: Row,
  field: string,
  reason: RecordProblem['reason'],
  fix: string | null,
  value: string,
) => void;

/** What a name came to. */
type Meaning =
  | { readonly id: Id | null }
  | {
      readonly reason: RecordProblem['reason'];
      /** What it is the name of, where it may not be referred to. */
      readonly to?: Id;
    };

export class ReferenceReader {
  readonly #db: Reader;
  readonly #resolved: ResolvedPlan;
  readonly #unknowns: Unknowns;
  readonly #newId: () => Id;
  readonly #names = new Map<Target, Names>();
  readonly #made = new Map<Id, Creation>();
  readonly #madeByName = new Map<string, Id>();
  /** Rows of the file by their natural key, for references among themselves. */
  #ownRows = new Map<string, Id>();

  constructor(db: Reader, resolved: ResolvedPlan, unknowns: Unknowns, newId: () => Id) {
    this.#db = db;
    this.#resolved = resolved;
    this.#unknowns = unknowns;
    this.#newId = newId;
  }

  /** Rows that others of the file may name. The first of a key counts. */
  addRows(rows: readonly Row[]): void {
    for (const { key, id } of rows) if (key !== null && !this.#ownRows.has(key)) this.#ownRows.set(key, id);
  }

  /** Puts ids in the place of the names, or names what cannot be known. */
  read(rows: readonly Row[], bad: BadReference): void {
    const { kind, sources } = this.#resolved;
    const fields = sources.map(({ field }) => field).filter(({ type }) => type === 'reference');
    this.#loadNames(fields, rows);
    const stands = this.#standing(fields, rows);
    for (const field of fields) {
      if (field.key === kind.parent && kind.kind === 'locations') continue;
      const meanings = new Map<string, Meaning>();
      for (const row of rows) {
        const text = row.values[field.key];
        if (typeof text !== 'string' || stands.get(field.key)?.has(row) === true) continue;
        let meaning = meanings.get(text);
        if (meaning === undefined) meanings.set(text, (meaning = this.#meaning(field, text)));
        this.#apply(row, field, text, meaning, bad);
      }
    }
    if (kind.kind === 'locations') {
      const parent = kind.fields.find(({ key }) => key === kind.parent)!;
      placeRows(rows, stands.get(parent.key)!, this.#locations(), this.#newId, (row, text) => {
        const meaning = this.#meaning(parent, text);
        this.#apply(row, parent, text, meaning, bad);
        return 'id' in meaning ? meaning.id : null;
      });
    }
  }

  /**
   * Gives rows of known records the ids of what they refer to already, where their cells call it as an export
   * would, whatever it is called once the file is in.
   * @returns those rows by field
   */
  #standing(fields: readonly Field[], rows: readonly Row[]): Map<string, Set<Row>> {
    return new Map(
      fields.map(({ key, refersTo }) => {
        const names = this.#names.get(refersTo!)!;
        const labels = new Map<Id, string>();
        const standing = rows.filter(({ values, stored }) => {
          const [text, id] = [values[key], stored?.values[key]];
          if (typeof text !== 'string' || typeof id !== 'string') return false;
          let label = labels.get(id);
          if (label === undefined) labels.set(id, (label = names.labelOf(id)));
          if (text !== label.trim() && text !== id) return false;
          values[key] = id;
          return true;
        });
        return [key, new Set(standing)] as const;
      }),
    );
  }

  #apply(row: Row, field: Field, text: string, meaning: Meaning, bad: BadReference): void {
    if ('id' in meaning) {
      if (meaning.id === null) delete row.values[field.key];
      else row.values[field.key] = meaning.id;
      return;
    }
    if (meaning.to === undefined) delete row.values[field.key];
    else row.values[field.key] = meaning.to;
    if (meaning.reason === 'unknown-reference' || meaning.reason === 'ambiguous-reference') {
      this.#unknowns.note(field, text, this.#canCreate(field));
    }
    bad(row, field.key, meaning.reason, null, text);
  }

  #loadNames(fields: readonly Field[], rows: readonly Row[]): void {
    const wanted = new Map<Target, Set<string>>();
    const ids = new Map<Target, Set<Id>>();
    if (this.#resolved.kind.kind === 'locations') wanted.set('locations', new Set());
    for (const { key, refersTo } of fields) {
      const present = ids.get(refersTo!) ?? new Set();
      ids.set(refersTo!, present);
      for (const { stored } of rows) {
        const id = stored?.values[key];
        if (typeof id === 'string') present.add(id);
      }
      const texts = wanted.get(refersTo!) ?? new Set();
      wanted.set(refersTo!, texts);
      for (const { values } of rows) if (typeof values[key] === 'string') texts.add(values[key]);
      for (const { field, to } of this.#resolved.plan.answers)
        if (field === key && to !== null) texts.add(to);
    }
    for (const [target, texts] of wanted) {
      this.#names.set(target, namesOf(this.#db, target, texts, ids.get(target) ?? new Set()));
    }
  }

  #meaning(field: Field, text: string): Meaning {
    const answer = this.#unknowns.answer(field.key, text);
    if (answer?.action === 'empty') return { id: null };
    const target = field.refersTo!;
    const { kind } = this.#resolved;
    const name = answer?.action === 'map' && answer.to !== null ? answer.to : text;
    if (target === kind.kind && field.key === kind.parent) {
      const own = this.#ownRows.get(folded(name));
      if (own !== undefined) return { id: own };
    }
    const known = this.#madeByName.get(`${target}\n${folded(name)}`);
    if (known !== undefined) return { id: known };
    const found = this.#names.get(target)!.find(name);
    if (found.length > 1) return { reason: 'ambiguous-reference' };
    const [one] = found;
    if (one?.isArchived === true) return { reason: 'archived-reference', to: one.id };
    if (one !== undefined) return { id: one.id };
    const isWanted =
      answer?.action === 'create' || (answer === undefined && this.#resolved.plan.createUnknown);
    if (!isWanted || !this.#canCreate(field)) return { reason: 'unknown-reference' };
    return this.#make(target as RecordImportKind, name);
  }

  #canCreate({ canCreate, refersTo }: Field): boolean {
    return canCreate && mayCreate(refersTo!, this.#resolved.permissions, this.#isForStock);
  }

  get #isForStock(): boolean {
    return this.#resolved.kind.kind === 'stock';
  }

  #make(target: RecordImportKind, name: string): Meaning {
    if (target === 'locations') return this.#makePath(name);
    const kind = KINDS[target];
    const values = kind.fromName!(name);
    kind.complete?.(values, { db: this.#db, record: (other, id) => this.record(other, id) });
    const tooLong = kind.fields.some(({ key, longest = 200 }) => {
      const value = values[key];
      return typeof value === 'string' && value.length > longest;
    });
    if (tooLong) return { reason: 'too-long' };
    return { id: this.#keep(target, name, values) };
  }

  #keep(kind: RecordImportKind, name: string, values: Values): Id {
    const id = this.#newId();
    this.#made.set(id, { kind, id, values });
    this.#madeByName.set(`${kind}\n${folded(name)}`, id);
    return id;
  }

  /** Makes every name of the path that is missing. */
  #makePath(text: string): Meaning {
    const places = this.#locations();
    const { from, names } = places.missing(text);
    if (names.length === 0 || names.some((name) => name.length > 200)) return { reason: 'unknown-reference' };
    let above: Place | null = from;
    names.forEach((name, at) => {
      const kind: LocationKind = guessedKind(above?.kind ?? null, names.length - 1 - at, this.#isForStock);
      const parentId: Id | null = above?.id ?? null;
      const id = this.#newId();
      this.#made.set(id, { kind: 'locations', id, values: { name, parent: parentId, kind } });
      above = { id, parentId, name, kind, label: name, isArchived: false };
      places.add(above);
    });
    return { id: above!.id };
  }

  #locations(): LocationNames {
    return this.#names.get('locations') as LocationNames;
  }

  /** Fields of a place, or of a record that is made on the way. */
  record(kind: RecordImportKind, id: Id): Values | undefined {
    if (kind === 'locations' && this.#names.has('locations')) {
      const place = this.#locations().get(id);
      return place && { name: place.name, kind: place.kind, parent: place.parentId };
    }
    return this.#made.get(id)?.values;
  }

  alike(field: Field, value: string, most: number): { to: string; label: string }[] {
    return this.#names.get(field.refersTo!)?.alike(value, most) ?? [];
  }

  /** What good rows need, each after what it refers to itself. */
  creations(rows: readonly Row[]): Creation[] {
    const needed = new Set<Id>();
    const need = (id: unknown): void => {
      const made = typeof id === 'string' && !needed.has(id) ? this.#made.get(id) : undefined;
      if (made === undefined) return;
      needed.add(made.id);
      for (const value of Object.values(made.values)) need(value);
    };
    for (const { action, values } of rows)
      if (action !== 'bad') for (const value of Object.values(values)) need(value);
    return [...this.#made.values()].filter(({ id }) => needed.has(id));
  }
}
