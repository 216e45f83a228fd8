/** Where a person sends the columns of a file. Pure. */
import type { Inspection, ReadingsImportPlan } from '../../../../shared/contract/imports.ts';
import type { UnitDoubt } from '../../../../shared/domain/column-unit.ts';
import type { EntityOption } from '../../../ui/form/EntitySelect.tsx';

export type Column = Inspection['columns'][number];
type Target = ReadingsImportPlan['columns'][number]['target'];

/** What stands in the row of a column; a name that was typed survives leaving the column out and back. */
export interface Choice {
  readonly into: 'skip' | 'new' | { readonly metricId: string };
  readonly asset: EntityOption | null;
  /** Of the metric that is new. */
  readonly newId: string;
  readonly name: string;
  readonly unit: string;
  /** What the values are in, for a metric that is there: to be converted; null: in its unit. */
  readonly from: string | null;
  /** The unit in the header cannot be converted, and nobody has said yet what the values are in. */
  readonly unitDoubt: UnitDoubt | null;
}

export type ChoiceProblem =
  | 'asset-missing'
  | 'name-missing'
  | 'name-taken'
  | 'name-twice'
  | 'metric-twice'
  | 'unit-doubt';

/** Columns that say what was measured; the time itself is not among them. */
export function valueColumns({ columns, dialect }: Pick<Inspection, 'columns' | 'dialect'>): Column[] {
  return columns.filter(({ index }) => index !== dialect.timeColumn && index !== dialect.dateColumn);
}

/** The proposal of the core as a choice. */
export function proposedChoice(column: Column, asset: EntityOption | null, makeId: () => string): Choice {
  const { proposal, unitDoubt } = column;
  const choice = { asset, newId: makeId(), name: column.name, unit: '', from: null, unitDoubt: null };
  switch (proposal.kind) {
    case 'skip':
      return { ...choice, into: 'skip' };
    case 'metric': {
      const { metricId, unit: from = null } = proposal;
      return { ...choice, into: { metricId }, from, unitDoubt };
    }
    case 'new-metric':
      return { ...choice, into: 'new', newId: proposal.id, name: proposal.name, unit: proposal.unit };
  }
}

function targetOf({ into, asset, newId, name, unit, from }: Choice): Target {
  if (into === 'skip') return { kind: 'skip' };
  if (into !== 'new')
    return { kind: 'metric', metricId: into.metricId, ...(from !== null && { unit: from }) };
  return { kind: 'new-metric', id: newId, assetId: asset?.id ?? '', name: name.trim(), unit: unit.trim() };
}

/** What the core is asked to do; call it only without `choiceProblems`. */
export function planOf(
  dialect: Inspection['dialect'],
  choices: ReadonlyMap<number, Choice>,
): ReadingsImportPlan {
  return {
    dialect,
    columns: [...choices].map(([index, choice]) => ({ index, target: targetOf(choice) })),
  };
}

function nameKey({ asset, name }: Choice): string {
  return `${asset?.id ?? ''} ${name.trim().toLowerCase()}`;
}

function twice(keys: readonly string[]): ReadonlySet<string> {
  return new Set(keys.filter((key, at) => keys.indexOf(key) !== at));
}

/**
 * What keeps each column from being read in.
 * @param namesOf names of the metrics an asset has
 */
export function choiceProblems(
  choices: ReadonlyMap<number, Choice>,
  namesOf: (assetId: string) => readonly string[],
): ReadonlyMap<number, ChoiceProblem> {
  const all = [...choices.values()];
  const names = twice(all.filter(({ into }) => into === 'new').map(nameKey));
  const metrics = twice(all.flatMap(({ into }) => (typeof into === 'string' ? [] : [into.metricId])));
  const problemOf = (choice: Choice): ChoiceProblem | null => {
    const { into, asset, name } = choice;
    if (into === 'skip') return null;
    if (into !== 'new') {
      if (metrics.has(into.metricId)) return 'metric-twice';
      return choice.unitDoubt === null ? null : 'unit-doubt';
    }
    if (asset === null) return 'asset-missing';
    const wanted = name.trim().toLowerCase();
    if (wanted === '') return 'name-missing';
    if (namesOf(asset.id).some((taken) => taken.toLowerCase() === wanted)) return 'name-taken';
    return names.has(nameKey(choice)) ? 'name-twice' : null;
  };
  return new Map(
    [...choices].flatMap(([index, choice]) => {
      const problem = problemOf(choice);
      return problem === null ? [] : [[index, problem] as const];
    }),
  );
}
