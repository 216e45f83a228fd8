/**
 * Locations by name, by whole path or by the end of a path: `Store 1`, `Plant / Hall 2 / Store 1`, `Hall 2 > Store 1`.
 * A path is compared as a whole, so a name may have a slash in it. Knows the locations of the plant and, beside
 * them, those that are going to be made.
 */
import type { LocationKind } from '../../shared/domain/vocabulary.ts';
import type { Id } from '../../shared/ids.ts';
import { joinPath } from '../trees/paths.ts';
import type { Reader } from '../database/database.ts';
import { preferLive, type Names, type Referent } from './names.ts';
import { alike } from './similar.ts';

export interface Place extends Referent {
  readonly parentId: Id | null;
  readonly name: string;
  readonly kind: LocationKind;
}

const MAX_DEPTH = 100;

export class LocationNames implements Names {
  readonly #places = new Map<Id, Place>();
  /** By the last segment of the name. */
  readonly #byEnd = new Map<string, Place[]>();
  /** What places were called that are going to be called otherwise. */
  readonly #former = new Map<string, Place[]>();

  constructor(db: Reader) {
    const rows = db
      .sql('SELECT id, parent_id AS parentId, name, kind, archived_at IS NOT NULL AS archived FROM locations')
      .all() as (Omit<Place, 'label' | 'isArchived'> & { archived: number })[];
    for (const { archived, ...row } of rows)
      this.add({ ...row, label: row.name, isArchived: archived === 1 });
  }

  add(place: Place): void {
    const known = this.#places.get(place.id);
    if (known !== undefined) this.#at(known.name).splice(this.#at(known.name).indexOf(known), 1);
    this.#places.set(place.id, place);
    this.#at(place.name).push(place);
  }

  /** Another name or another place for one that is there; by its former name it is found where no other has that. */
  change(id: Id, changes: { readonly name: string; readonly parentId: Id | null }): void {
    const place = this.#places.get(id)!;
    if (place.name !== changes.name) this.#at(place.name, this.#former).push(place);
    this.add({ ...place, ...changes, label: changes.name });
  }

  #at(name: string, places = this.#byEnd): Place[] {
    const end = segments(name).at(-1) ?? '';
    let found = places.get(end);
    if (found === undefined) places.set(end, (found = []));
    return found;
  }

  get(id: Id): Place | undefined {
    return this.#places.get(id);
  }

  /** Child of a parent (null: the top) by its name; what lives before what is archived. */
  child(parentId: Id | null, name: string): Place | undefined {
    const wanted = canonical(name);
    const found = this.#at(name).filter(
      (place) => place.parentId === parentId && canonical(place.name) === wanted,
    );
    const exact = found.filter((place) => place.name === name);
    return preferLive(exact.length > 0 ? exact : found)[0];
  }

  find(text: string): readonly Place[] {
    const known = this.#places.get(text);
    if (known !== undefined) return [known];
    const found = this.#endingWith(text, this.#byEnd);
    return found.length > 0 ? found : this.#endingWith(text, this.#former);
  }

  #endingWith(text: string, places: Map<string, Place[]>): readonly Place[] {
    const wanted = canonical(text);
    const ending = this.#at(text, places).filter((place) => {
      const path = this.#path(place);
      return path === wanted || path.endsWith(`/${wanted}`);
    });
    const whole = preferLive(ending.filter((place) => this.#path(place) === wanted));
    return whole.length > 0 ? whole : preferLive(ending);
  }

  #path(place: Place): string {
    return canonical(this.#namesTo(place).join('/'));
  }

  #namesTo(place: Place): string[] {
    const names: string[] = [];
    let at: Place | undefined = place;
    while (at !== undefined && names.length < MAX_DEPTH) {
      names.unshift(at.name);
      at = at.parentId === null ? undefined : this.#places.get(at.parentId);
    }
    return names;
  }

  /** The whole path, or the id where the path would be taken for another place. */
  labelOf(id: Id): string {
    const place = this.#places.get(id);
    if (place === undefined) return id;
    const label = joinPath(this.#namesTo(place));
    const meant = this.find(label.trim());
    return meant.length === 1 && meant[0]!.id === id ? label : id;
  }

  alike(text: string, most: number): { to: Id; label: string }[] {
    const end = segments(text).at(-1) ?? text;
    const live = [...this.#places.values()].filter(({ isArchived }) => !isArchived);
    return alike(
      end,
      live.map((place) => [place.name, place] as const),
      most,
    ).map((place) => ({ to: place.id, label: joinPath(this.#namesTo(place)) }));
  }

  /**
   * Where an unknown path would go on from: the deepest place that is there, and the names that are missing.
   * A single name is missing at the top.
   */
  missing(text: string): { readonly from: Place | null; readonly names: readonly string[] } {
    const names = splitPath(text);
    for (let length = names.length - 1; length > 0; length -= 1) {
      const found = this.find(names.slice(0, length).join('/'));
      if (found.length === 1) return { from: found[0]!, names: names.slice(length) };
    }
    return { from: null, names };
  }
}

/** Names of a path as they are written. */
export function splitPath(text: string): string[] {
  const separator = /\s[/>\\]\s/.test(text) ? /\s[/>\\]\s/ : /[/>\\]/;
  return text
    .split(separator)
    .map((name) => name.trim())
    .filter((name) => name !== '');
}

function segments(text: string): string[] {
  return canonical(text).split('/');
}

/** How paths are compared: one separator, no spaces around it, lower case. */
function canonical(text: string): string {
  return text
    .replace(/\s*[/>\\]\s*/g, '/')
    .replace(/\s+/g, ' ')
    .trim()
    .toLowerCase();
}

/**
 * What a place that is only named in a path probably is.
 * @param below kind of the place above it; null at the top
 * @param deep how many names follow it
 */
export function guessedKind(below: LocationKind | null, deep: number, holdsStock: boolean): LocationKind {
  if (below === 'store' || below === 'bin') return 'bin';
  if (holdsStock) return 'store';
  if (below === null) return deep >= 2 ? 'site' : 'building';
  return below === 'site' ? 'building' : 'area';
}
