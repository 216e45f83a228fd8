/** Values in the fields of the plant's own: those known from the beginning, and those measured or renewed later. */
import type { Id } from '../../../shared/ids.ts';
import { updateAsset } from '../../assets/service.ts';
import { DAY } from '../calendar.ts';
import { ASSETS } from '../definition/assets.ts';
import { FIELD_VALUES, TYPE_FIELDS } from '../definition/custom-fields.ts';
import type { DefinedDay, FieldValue } from '../definition/types.ts';
import { plannerFor } from '../plan/people.ts';
import { YEARS_OF_USE_DAYS } from '../plan/plan.ts';
import type { Scenario } from '../signals/scenario.ts';
import { fieldKey } from './catalogue.ts';
import { type DemoPlant, known } from './plant.ts';
import type { Happening } from './timeline.ts';

interface Entry {
  readonly fieldId: Id;
  readonly value: FieldValue;
}

function entriesOf(plant: DemoPlant, tag: string, type: string): Entry[] {
  const values = FIELD_VALUES[tag] ?? [];
  return (TYPE_FIELDS[type] ?? []).map(({ name }, index) => ({
    fieldId: known(plant.fields, fieldKey(type, name)),
    value: values[index] ?? null,
  }));
}

/** What is known when a machine is entered: days to come among it, but none on which something will be done. */
export function firstValues(plant: DemoPlant, tag: string, type: string) {
  return entriesOf(plant, tag, type).flatMap(({ fieldId, value }) => {
    if (value === null) return [];
    if (typeof value !== 'object') return [{ fieldId, value }];
    if ('from' in value) return [{ fieldId, value: value.from }];
    const isEnteredLater = 'failure' in value || (value.days <= 0 && -value.days < YEARS_OF_USE_DAYS);
    return isEnteredLater ? [] : [{ fieldId, value: dayAt(plant, value.days) }];
  });
}

function dayAt({ calendar, ports }: DemoPlant, days: number): string {
  return calendar.day(calendar.at(ports.until, days, 12));
}

/** Each machine's planner writes down what was done on a day, all of it at once, in the afternoon. */
export function valuesAreEntered(plant: DemoPlant, scenario: Scenario): Happening[] {
  return ASSETS.flatMap(([tag, , type]) => {
    const changes = entriesOf(plant, tag, type).flatMap(({ fieldId, value }) => {
      if (value === null || typeof value !== 'object') return [];
      const on = 'from' in value ? value.on : value;
      const at = instantOf(plant, on, scenario);
      if (at > plant.ports.until || at < plant.ports.until - (YEARS_OF_USE_DAYS - 10) * DAY) return [];
      return [{ at, fieldId, value: 'from' in value ? value.to : plant.calendar.day(at) }];
    });
    return [...Map.groupBy(changes, ({ at }) => at)].map(([at, customValues]) => ({
      at,
      run: () =>
        enter(
          plant,
          tag,
          customValues.map(({ fieldId, value }) => ({ fieldId, value })),
        ),
    }));
  });
}

function instantOf({ calendar, ports }: DemoPlant, on: DefinedDay, { failedAt }: Scenario): number {
  if ('days' in on) return calendar.at(ports.until, on.days, 15.6);
  return calendar.at(known(failedAt, on.failure), 0, 19.2);
}

function enter(plant: DemoPlant, tag: string, customValues: { fieldId: Id; value: string | number }[]): void {
  const id = known(plant.assets, tag);
  plant.act(plannerFor(tag), 'assets.update', (tx) => updateAsset(tx, { id, changes: { customValues } }));
}
