/** What the form to replace an item holds, what is wrong with it, and the command it becomes. */
import type { PositionItem, PutIn, TakenOut } from '../../../../shared/contract/items.ts';
import type { EntityOption } from '../../../ui/form/EntitySelect.tsx';
import type { ZoneClock } from '../../../ui/zone-clock.ts';
import { instantOf } from '../../../ui/form/moment.ts';
import { itemName, type NamedPlate } from '../name.ts';
import { EMPTY_PLATE, isLifetimeOut, isNameless, plateOf, type PlateValues } from '../plate-values.ts';

/** The plate of what is in a position, as far as the form shows it. */
export interface PresentItem extends NamedPlate {
  readonly expectedLifetimeMonths: number | null;
}

export interface ReplaceValues extends PlateValues {
  position: EntityOption | null;
  /** What is in the position as far as it is known; null when it is empty. */
  present: PresentItem | null;
  /** Since when that is there, or since when the position is empty. */
  since: number | null;
  day: string | null;
  time: string;
  outState: 'stored' | 'scrapped';
  location: EntityOption | null;
  reason: string;
  /** Whether linked codes go with what is taken out. */
  withCodes: boolean;
  inWhat: 'stored' | 'new' | 'none';
  item: EntityOption | null;
}

/** What is in a position and since when, of its items, newest first. */
export function occupancyOf(
  items: readonly PositionItem[],
  clock: ZoneClock,
): Pick<ReplaceValues, 'present' | 'since'> {
  const present = items.find(({ removedAt }) => removedAt === null);
  const emptySince = items.find(({ removedAt }) => removedAt !== null)?.removedAt ?? null;
  if (present === undefined) return { present: null, since: emptySince };
  const { manufacturer, model, serialNumber, expectedLifetimeMonths, installedAt, installedOn } = present;
  const entered = installedOn === null ? null : clock.toInstant(Date.parse(`${installedOn}T00:00:00Z`));
  const begun = [entered, emptySince].filter((instant) => instant !== null);
  return {
    present: { manufacturer, model, serialNumber, expectedLifetimeMonths },
    since: installedAt ?? (begun.length === 0 ? null : Math.max(...begun)),
  };
}

/** To begin with: now, and a new item of the make of the present one, which is to last as long. */
export function initialValues(
  position: EntityOption | null,
  occupancy: Pick<ReplaceValues, 'present' | 'since'>,
  item: EntityOption | null,
  minute: { readonly day: string; readonly time: string },
): ReplaceValues {
  return {
    position,
    ...occupancy,
    ...minute,
    outState: 'stored',
    location: null,
    reason: '',
    withCodes: false,
    inWhat: item === null ? 'new' : 'stored',
    item,
    ...EMPTY_PLATE,
    manufacturer: occupancy.present?.manufacturer ?? '',
    model: occupancy.present?.model ?? '',
    expectedLifetimeMonths: occupancy.present?.expectedLifetimeMonths ?? null,
  };
}

export type ReplaceKind = 'replace' | 'remove' | 'install';

export function kindOf({ present, inWhat }: ReplaceValues): ReplaceKind {
  if (present === null) return 'install';
  return inWhat === 'none' ? 'remove' : 'replace';
}

type Problem =
  | 'positionNeeded'
  | 'dayNeeded'
  | 'timeNeeded'
  | 'future'
  | 'tooEarly'
  | 'locationNeeded'
  | 'reasonNeeded'
  | 'itemNeeded'
  | 'plateNeeded'
  | 'lifetimeRange';

/** What is wrong with which field, as keys of the catalogue `items.replace`. */
export function problemsOf(
  values: ReplaceValues,
  clock: ZoneClock,
  now: number,
): Readonly<Record<string, Problem>> {
  const { position, since, day, time, outState, location, reason, inWhat, item } = values;
  const at = instantOf({ day, time }, clock);
  const kind = kindOf(values);
  const problems: [string, Problem, boolean][] = [
    ['position', 'positionNeeded', position === null],
    ['day', 'dayNeeded', day === null],
    ['time', 'timeNeeded', day !== null && at === null],
    ['time', 'future', at !== null && at > now],
    ['time', 'tooEarly', at !== null && since !== null && at < since],
    ['location', 'locationNeeded', kind !== 'install' && outState === 'stored' && location === null],
    ['reason', 'reasonNeeded', kind !== 'install' && reason.trim() === ''],
    ['item', 'itemNeeded', inWhat === 'stored' && item === null],
    ['serialNumber', 'plateNeeded', inWhat === 'new' && isNameless(values)],
    ['expectedLifetimeMonths', 'lifetimeRange', inWhat === 'new' && isLifetimeOut(values)],
  ];
  return Object.fromEntries(problems.filter(([, , wrong]) => wrong).map(([field, key]) => [field, key]));
}

/** What the command says; null while something is missing, which `problemsOf` names. */
export function commandOf(
  values: ReplaceValues,
  clock: ZoneClock,
): { readonly at: number; readonly removed: TakenOut; readonly installed: PutIn | null } | null {
  const { day, time, outState, location, reason, withCodes, inWhat, item } = values;
  const at = instantOf({ day, time }, clock);
  if (at === null) return null;
  const why = { reason: reason.trim(), withCodes };
  const removed: TakenOut =
    outState === 'stored' && location !== null
      ? { state: 'stored', locationId: location.id, ...why }
      : { state: 'scrapped', ...why };
  if (inWhat === 'none') return { at, removed, installed: null };
  if (inWhat === 'stored') return item === null ? null : { at, removed, installed: { itemId: item.id } };
  return { at, removed, installed: { plate: plateOf(values) } };
}

export function itemOption(item: NamedPlate & { id: string }, unnamed: string): EntityOption {
  return { id: item.id, label: itemName(item) ?? unnamed };
}
