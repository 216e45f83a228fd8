/** What fields that find a record show of locations, people and teams. */
import type { Outputs } from '../../../api.ts';
import type { EntityOption } from '../../../ui/form/EntitySelect.tsx';

export function locationOptions(locations: Outputs['locations']['list']): EntityOption[] {
  return locations.map(({ id, path }) => ({ id, label: path }));
}

/** Those who can sign in. */
export function personOptions(people: Outputs['people']['list']): EntityOption[] {
  return people
    .filter(({ status }) => status === 'active')
    .map(({ id, fullName, department }) => ({ id, label: fullName, detail: department ?? undefined }));
}

export function teamOptions(teams: Outputs['teams']['list']): EntityOption[] {
  return teams.map(({ id, name, members }) => ({
    id,
    label: name,
    detail: members.map(({ fullName }) => fullName).join(', ') || undefined,
  }));
}
