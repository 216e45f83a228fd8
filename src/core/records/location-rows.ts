/**
 * Which places the rows of a file of locations are. A row is known by its name and the place it lies in, which
 * may be another row further down, named by its path: so rows are placed one by one, each after its parent.
 */
import type { LocationKind } from '../../shared/domain/vocabulary.ts';
import { isId, type Id } from '../../shared/ids.ts';
import type { Row } from './check.ts';
import { guessedKind, type LocationNames, splitPath } from './location-names.ts';

/**
 * @param placed rows whose parent is an id already
 * @param parentOf the id that the name of a parent stands for, null where it stands for none
 */
export function placeRows(
  rows: readonly Row[],
  placed: ReadonlySet<Row>,
  places: LocationNames,
  newId: () => Id,
  parentOf: (row: Row, text: string) => Id | null,
): void {
  const named = rows.filter(({ values }) => typeof values['name'] === 'string');
  const waiting = new Set(named);
  const unplaced = new Map<string, number>();
  const endOf = (text: string): string => (splitPath(text).at(-1) ?? '').toLowerCase();
  const count = (row: Row, by: number): void => {
    const end = endOf(row.values['name'] as string);
    unplaced.set(end, (unplaced.get(end) ?? 0) + by);
  };
  for (const row of named) count(row, 1);
  // Names are those that will be, whatever the order of the rows.
  for (const { stored, values } of named) {
    const known = stored === null ? undefined : places.get(stored.id);
    if (known !== undefined) places.change(known.id, { ...known, name: values['name'] as string });
  }

  const place = (row: Row, parentId: Id | null): void => {
    waiting.delete(row);
    count(row, -1);
    const name = row.values['name'] as string;
    if (row.stored !== null) {
      row.id = row.stored.id;
      places.change(row.id, { name, parentId });
      return;
    }
    const there = places.child(parentId, name);
    if (there !== undefined) {
      row.id = there.id;
      return;
    }
    const given = row.values['id'];
    row.id = typeof given === 'string' && isId(given) ? given : newId();
    const below = parentId === null ? null : (places.get(parentId)?.kind ?? null);
    const kind = (row.values['kind'] as LocationKind | undefined) ?? guessedKind(below, 0, false);
    row.values['kind'] = kind;
    places.add({ id: row.id, parentId, name, kind, label: name, isArchived: false });
  };

  for (const row of named) {
    const parent = row.values['parent'];
    if (typeof parent !== 'string') place(row, unspoken(row, places));
    else if (placed.has(row)) place(row, parent);
  }
  const mayCome = (row: Row, text: string): boolean => {
    const own = endOf(row.values['name'] as string) === endOf(text) ? 1 : 0;
    return (unplaced.get(endOf(text)) ?? 0) > own;
  };
  for (let isPatient = true; ;) {
    const before = waiting.size;
    for (const row of waiting) {
      const text = row.values['parent'] as string;
      if (mayCome(row, text) && (isPatient || places.find(text).length !== 1)) continue;
      place(row, parentOf(row, text));
    }
    if (waiting.size === 0) return;
    if (waiting.size < before) isPatient = true;
    else if (isPatient) isPatient = false;
    else break;
  }
  // What still waits stands below itself: with ids it is found as a ring, as in every tree.
  const byEnd = new Map([...waiting].map((row) => [endOf(row.values['name'] as string), row]));
  for (const row of waiting) row.id = row.stored?.id ?? newId();
  for (const row of waiting) row.values['parent'] = byEnd.get(endOf(row.values['parent'] as string))!.id;
}

/** Where a row lies that does not say it: where the one place of its name is, else at the top. */
function unspoken(row: Row, places: LocationNames): Id | null {
  if (row.values['parent'] === null) return null;
  if (row.stored !== null) return places.get(row.stored.id)?.parentId ?? null;
  const found = places.find(row.values['name'] as string);
  const parentId = found.length === 1 && !found[0]!.isArchived ? found[0]!.parentId : null;
  if (parentId !== null) row.values['parent'] = parentId;
  return parentId;
}
