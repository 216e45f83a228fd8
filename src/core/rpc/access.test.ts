import { describe, expect, it } from 'vitest';
import { BUILTIN_ROLE_PERMISSIONS, BUILTIN_ROLES, PERMISSIONS } from '../../shared/permissions.ts';
import { call, outcome, PROCEDURES } from '../../testing/contract.ts';
import { createTestCore, ended, refusal } from '../../testing/core.ts';
import { builtinRoleId } from '../people/roles.ts';

describe('access to the procedures', () => {
  it('covers the whole contract', () => {
    expect(PROCEDURES.length).toBeGreaterThan(60);
    expect(PROCEDURES.filter(({ meta }) => meta.access === 'public').map(({ name }) => name)).toEqual([
      'session.current',
      'session.signIn',
      'session.signOut',
      'setup.plant',
      'setup.demo',
      'jobs.get',
      'jobs.cancel',
      'live.changes',
    ]);
  });

  it('is refused to whoever has not signed in', async () => {
    await using test = await createTestCore();
    for (const procedure of PROCEDURES.filter(({ meta }) => meta.access !== 'public')) {
      const answer = await outcome(call(test.anonymous(), procedure));
      expect([procedure.name, answer]).toEqual([procedure.name, 'NOT_SIGNED_IN']);
    }
  });

  it.each(BUILTIN_ROLES)('is refused to a %s exactly where the role lacks the permission', async (role) => {
    await using test = await createTestCore();
    const client = test.as(role);
    const granted = new Set<string>([...BUILTIN_ROLE_PERMISSIONS[role], 'public', 'signed-in']);
    const restricted = PROCEDURES.filter(({ meta }) =>
      (PERMISSIONS as readonly string[]).includes(meta.access),
    );
    for (const procedure of restricted) {
      // Whoever may call gets further and fails on the missing input, or succeeds where none is needed.
      const forbidden = (await outcome(call(client, procedure))) === 'FORBIDDEN';
      expect([procedure.name, forbidden]).toEqual([procedure.name, !granted.has(procedure.meta.access)]);
    }
  });

  it('is refused to whoever has yet to change a password that somebody else gave, but to change it or leave', async () => {
    await using test = await createTestCore();
    const given = 'ripe-plum-kettle-9';
    const account = { username: 'tom.berg', fullName: 'Tom', roleId: builtinRoleId('admin') };
    await test.as('admin').people.create({ ...account, id: test.newId(), password: given });
    const { token } = await test.anonymous().session.signIn({ username: account.username, password: given });
    const tom = test.bearing(token);
    const outcomes: [string, string][] = [];
    for (const procedure of PROCEDURES.filter(({ name }) => name !== 'session.signOut')) {
      outcomes.push([procedure.name, await outcome(call(tom, procedure))]);
    }
    expect(outcomes.filter(([, answer]) => answer !== 'PASSWORD_CHANGE_REQUIRED')).toEqual([
      ['session.current', 'answered'],
      ['session.signIn', 'INVALID_INPUT'],
      ['session.changePassword', 'INVALID_INPUT'],
    ]);
    expect(await tom.session.current()).toMatchObject({ state: 'signed-in', mustChangePassword: true });

    await tom.session.changePassword({ current: given, next: 'my own long secret' });
    expect(await tom.session.current()).toMatchObject({ mustChangePassword: false });
    expect((await tom.assets.children({ parentId: null })).total).toBe(0);
    await tom.session.signOut();
    expect((await refusal(tom.people.list())).code).toBe('NOT_SIGNED_IN');
  });

  it('to a job ends with the session it was started in', async () => {
    await using test = await createTestCore();
    const admin = test.as('admin');
    const { jobId } = await admin.attachments.startCheck();
    const nobody = test.anonymous();
    expect((await refusal(nobody.jobs.get({ id: jobId }))).code).toBe('NOT_FOUND');
    expect((await refusal(nobody.jobs.cancel({ id: jobId }))).code).toBe('NOT_FOUND');
    expect((await ended(test, jobId)).state).toBe('done');
  });

  it('is not widened by a token that was made up', async () => {
    await using test = await createTestCore();
    const forged = test.bearing('A'.repeat(32));
    expect((await refusal(forged.people.list())).code).toBe('NOT_SIGNED_IN');
  });
});
