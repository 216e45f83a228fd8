import { describe, expect, it } from 'vitest';
import { BUILTIN_ROLE_PERMISSIONS, type BuiltinRole } from '../../../shared/permissions.ts';
import { sectionsFor } from './sections.ts';

describe('the sections of Today', () => {
  it.each<[BuiltinRole, string]>([
    ['technician', 'myWork'],
    ['storekeeper', 'reorder'],
    ['planner', 'standingAlarms'],
    ['manager', 'standingAlarms'],
    ['admin', 'standingAlarms'],
  ])('begin for a %s with %s', (role, first) => {
    expect(sectionsFor(BUILTIN_ROLE_PERMISSIONS[role])[0]).toBe(first);
  });

  it('leave out what a person may not see or do', () => {
    expect(sectionsFor(BUILTIN_ROLE_PERMISSIONS.requester)).toEqual(['overdue', 'dueToday']);
    expect(sectionsFor(BUILTIN_ROLE_PERMISSIONS.technician)).not.toContain('requests');
    expect(sectionsFor(BUILTIN_ROLE_PERMISSIONS.storekeeper)).not.toContain('myWork');
  });

  it('are all there for an admin, each once', () => {
    const shown = sectionsFor(BUILTIN_ROLE_PERMISSIONS.admin);
    expect(new Set(shown).size).toBe(shown.length);
    expect(shown).toHaveLength(8);
  });
});
