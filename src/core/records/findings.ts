/** What a dry run came to, and the windows in which it is shown. */
import type { Inputs, Outputs } from '../../shared/contract/index.ts';
import { isId, type Id } from '../../shared/ids.ts';
import type { Reader } from '../database/database.ts';
import type { Checked, CheckInput, Row } from './check.ts';
import type { Kind } from './kinds/kind.ts';
import type { Names } from './names.ts';
import { namesOf, type Target } from './references.ts';
import { ID_FIELD, type ResolvedPlan } from './plan.ts';
import { withoutGuard } from './tables/guard.ts';
import { cellText } from './tables/table.ts';
import { makeCellWriter, type Field, type Value, type Values } from './values.ts';
import { countActions } from './write.ts';

export interface Findings {
  readonly ownerId: Id;
  readonly fileName: string;
  readonly input: CheckInput;
  readonly checked: Checked;
  readonly made: Outputs['records']['dryRunResult']['alsoCreated'];
  readonly importedBefore: Outputs['records']['dryRunResult']['importedBefore'];
}

/** New records that are taken to be what the file does not say. */
function assumedOf({ checked, input }: Findings): Outputs['records']['dryRunResult']['assumed'] {
  const { kind, sources } = input.resolved;
  if (kind.assumed === undefined) return null;
  const { field, value, since } = kind.assumed;
  const source = sources.find((each) => each.field.key === field);
  const rows = checked.creating.filter(({ values, cells, stored }) => {
    const cell = source === undefined ? '' : source.index === null ? source.constant : cells[source.index];
    return stored === null && values[field] === value && cellText(cell).trim() === '';
  });
  const times = rows.flatMap(({ values }) => (typeof values[since] === 'number' ? [values[since]] : []));
  if (rows.length === 0) return null;
  return {
    field,
    value,
    count: rows.length,
    oldest: times.length === 0 ? null : times.reduce((a, b) => Math.min(a, b)),
  };
}

export function resultOf(findings: Findings): Outputs['records']['dryRunResult'] {
  const { checked, made, importedBefore } = findings;
  const byReason: Outputs['records']['dryRunResult']['problemsByReason'] = {};
  for (const { reason } of checked.problems) byReason[reason] = (byReason[reason] ?? 0) + 1;
  return {
    rows: checked.rows.length,
    counts: countActions(checked),
    alsoCreated: made.map((each) => ({ ...each, names: [...each.names] })),
    assumed: assumedOf(findings),
    problemCount: checked.problems.length,
    problemsByReason: byReason,
    unknown: checked.unknown.map((unknown) => ({ ...unknown, alike: [...unknown.alike] })),
    answered: checked.answered.map((answer) => ({ ...answer })),
    duplicates: checked.twins.list.map((twin) => ({ ...twin })),
    duplicateCount: checked.twins.count,
    duplicatesLeftOut: checked.twins.leftOut.size,
    importedBefore,
  };
}

type RowsInput = Inputs['records']['dryRunRows'];
type Outcome = Outputs['records']['dryRunRows']['rows'][number];

/** What would happen to each row, with the old and the new value of every field as an export would write them. */
export function rowsOf(
  db: Reader,
  { checked, input }: Findings,
  { action, offset = 0, limit = 100 }: RowsInput,
): Outputs['records']['dryRunRows'] {
  const rows = action === null ? checked.rows : checked.rows.filter((row) => row.action === action);
  const shown = rows.slice(offset, offset + limit);
  const { kind, sources } = input.resolved;
  const fields = sources.map(({ field }) => field).filter(({ key }) => key !== 'id');
  // What follows from the cells is told of too: completed work has an end.
  const derived = kind.fields.filter(
    ({ key, type }) => type !== 'reference' && !fields.some((field) => field.key === key),
  );
  const labelOf = labels(db, fields, shown, checked);
  const write = makeCellWriter(input.notation, labelOf);
  const text = (field: Field, value: Value | null | undefined): string | null =>
    value === null || value === undefined ? null : cellText(write(field, value));
  return {
    total: rows.length,
    rows: shown.map((row): Outcome => {
      const told = { ...row.stored?.values, ...row.values };
      const changed =
        row.action === 'change' ? [...fields, ...derived] : row.action === 'create' ? fields : [];
      return {
        line: row.line,
        action: row.action,
        label:
          isNamedByReference(kind) || typeof told[kind.keyField] !== 'string'
            ? nameInFile(row, input.resolved)
            : kind.labelOf(told),
        recordId: row.stored !== null && isId(row.stored.id) ? row.stored.id : null,
        fields: changed
          .filter(({ key }) => row.values[key] !== undefined)
          .map((field) => ({
            field: field.key,
            old: text(field, row.stored?.values[field.key]),
            new: text(field, row.values[field.key]),
          })),
      };
    }),
  };
}

/** The problems of a window, each with what its row calls the record. */
export function problemsOf(
  { checked, input }: Findings,
  { reasons, offset = 0, limit = 100 }: Inputs['records']['dryRunProblems'],
): Outputs['records']['dryRunProblems'] {
  const { problems } = checked;
  const wanted = reasons === null || reasons === undefined ? null : new Set(reasons);
  const asked = wanted === null ? problems : problems.filter(({ reason }) => wanted.has(reason));
  const shown = asked.slice(offset, offset + limit);
  const lines = new Set(shown.map(({ line }) => line));
  const rows = new Map(checked.rows.filter(({ line }) => lines.has(line)).map((row) => [row.line, row]));
  return {
    total: asked.length,
    rows: shown.map((problem) => {
      const row = rows.get(problem.line);
      return { ...problem, record: row === undefined ? '' : nameInFile(row, input.resolved) };
    }),
  };
}

const NAME_CHARS = 80;

/** The cells of the key as they stand in the row, else of what it is called besides, else what the plant calls it. */
function nameInFile({ cells, stored }: Row, { kind, sources }: ResolvedPlan): string {
  const said = (isWanted: (field: Field) => boolean): string =>
    sources
      .filter(({ field }) => field.key !== ID_FIELD.key && isWanted(field))
      .toSorted((one, other) => kind.fields.indexOf(one.field) - kind.fields.indexOf(other.field))
      .map(({ index, constant }) => cellText(index === null ? constant : cells[index]))
      .map((text) => withoutGuard(text).replace(/\s+/g, ' ').trim())
      .filter((text) => text !== '')
      .join(' · ');
  const name = said(({ isKey }) => isKey) || said(({ key }) => key === 'name' || key === 'title');
  const text =
    name === '' && stored !== null && !isNamedByReference(kind) ? kind.labelOf(stored.values) : name;
  return text.length > NAME_CHARS ? `${text.slice(0, NAME_CHARS - 1)}…` : text;
}

/** What such a record is called is told by what it refers to: stock by its part and place. */
function isNamedByReference({ fields, keyField }: Kind): boolean {
  return fields.some(({ key, type }) => key === keyField && type === 'reference');
}

/** Names of what the shown rows refer to: records of the plant, rows of the file, or what is made on the way. */
function labels(
  db: Reader,
  fields: readonly Field[],
  shown: readonly Row[],
  checked: Checked,
): (field: Field, id: Id) => string {
  const references = fields.filter(({ type }) => type === 'reference');
  const wanted = new Map<Target, Set<Id>>();
  for (const { key, refersTo } of references) {
    const ids = wanted.get(refersTo!) ?? new Set<Id>();
    wanted.set(refersTo!, ids);
    for (const { values, stored } of shown) {
      for (const value of [values[key], stored?.values[key]]) if (typeof value === 'string') ids.add(value);
    }
  }
  const names = new Map<Target, Names>(
    [...wanted].map(([target, ids]) => [target, namesOf(db, target, new Set(), ids)]),
  );
  const fresh = new Map<Id, Values>(checked.creations.map(({ id, values }) => [id, values]));
  for (const { id, values, stored } of checked.creating) if (stored === null) fresh.set(id, values);
  return ({ refersTo }, id) => {
    const values = fresh.get(id);
    const name = values && (values['tag'] ?? values['number'] ?? values['name']);
    return typeof name === 'string' ? name : names.get(refersTo!)!.labelOf(id);
  };
}
