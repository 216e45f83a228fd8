import { describe, expect, it } from 'vitest';
import { BUILTIN_ROLE_PERMISSIONS, type BuiltinRole } from '../../shared/permissions.ts';
import { permissionsAt } from './features.ts';

describe('a page', () => {
  it.each<[string, BuiltinRole, boolean]>([
    ['/data-sources', 'technician', false],
    ['/data-sources', 'planner', true],
    ['/metrics/0190/limits', 'technician', false],
    ['/metrics/0190/limits', 'planner', true],
    ['/metrics/fleet', 'technician', true],
    ['/admin/readings', 'planner', false],
    ['/admin/readings', 'manager', false],
    ['/admin/fixes', 'manager', false],
    ['/admin/alarms', 'manager', false],
    ['/admin/fixes', 'admin', true],
    ['/admin/people', 'manager', true],
    ['/', 'requester', true],
  ])('%s is open to a %s: %s', (path, role, isOpen) => {
    const permissions = BUILTIN_ROLE_PERMISSIONS[role];
    expect(permissionsAt(path).every((needed) => permissions.includes(needed))).toBe(isOpen);
  });
});
