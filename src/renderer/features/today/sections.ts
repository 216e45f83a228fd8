/** Which sections a person sees on Today, and in which order: what is theirs to do comes first. */
import type { Today } from '../../../shared/contract/today.ts';
import type { Permission } from '../../../shared/permissions.ts';

export type SectionName = Exclude<keyof Today, 'isNewPlant'>;

/** Without the permission the section is always empty and left out. */
const needed: Readonly<Record<SectionName, Permission>> = {
  myWork: 'work.do',
  standingAlarms: 'alarms.read',
  overdue: 'work.read',
  dueToday: 'work.read',
  reorder: 'parts.read',
  requests: 'work.plan',
  notVerified: 'work.plan',
  heldBack: 'metrics.write',
};

const planning: readonly SectionName[] = [
  'standingAlarms',
  'requests',
  'overdue',
  'dueToday',
  'notVerified',
  'reorder',
  'heldBack',
  'myWork',
];
const doing: readonly SectionName[] = [
  'myWork',
  'standingAlarms',
  'overdue',
  'dueToday',
  'reorder',
  'requests',
  'notVerified',
  'heldBack',
];
const storing: readonly SectionName[] = [
  'reorder',
  'dueToday',
  'overdue',
  'standingAlarms',
  'myWork',
  'requests',
  'notVerified',
  'heldBack',
];

/** By what a person may do rather than by the name of the role, so that own roles of a plant fall into place. */
export function sectionsFor(permissions: readonly Permission[]): readonly SectionName[] {
  const may = (permission: Permission) => permissions.includes(permission);
  const order = may('work.plan') ? planning : !may('work.do') && may('stock.receive') ? storing : doing;
  return order.filter((section) => may(needed[section]));
}

/** The list behind the number of a section. */
export const hrefs: Readonly<Record<SectionName, string>> = {
  myWork: '/work?view=mine',
  standingAlarms: '/alarms',
  overdue: '/work?view=overdue',
  dueToday: '/work?view=due-today',
  reorder: '/parts?view=reorder',
  requests: '/work?view=requests',
  notVerified: '/work?view=not-verified',
  heldBack: '/data-sources?view=held',
};
