import { describe, expect, it } from 'vitest';
import { createTestCore, refusal } from '../../testing/core.ts';
import { builtinRoleId } from './roles.ts';

describe('an account made by an admin', () => {
  it('is listed with its role and signs in with a password that must be changed', async () => {
    await using test = await createTestCore();
    const admin = test.as('admin', 'Ada Admin');
    const id = test.newId();
    const password = 'ripe-plum-kettle-9';
    await admin.people.create({
      id,
      username: 'tom.berg',
      fullName: 'Tom Berg',
      roleId: builtinRoleId('technician'),
      password,
    });
    const listed = await admin.people.list();
    expect(listed.find((person) => person.id === id)).toMatchObject({
      username: 'tom.berg',
      role: { name: 'Technician', builtin: 'technician' },
      status: 'active',
      lastSignInAt: null,
    });
    expect((await test.anonymous().session.signIn({ username: 'tom.berg', password })).token).not.toBe('');
    const after = await admin.people.list();
    expect(after.find((person) => person.id === id)?.lastSignInAt).toBe(test.ports.clock.now());
  });

  it('stands in the list by name, umlauts with their letters, and its last sign-in is told to who manages people', async () => {
    await using test = await createTestCore();
    const admin = test.as('admin', 'Zoe Zander');
    const technician = test.as('technician', 'änne arndt');
    test.as('planner', 'Anna Abel');
    test.as('planner', 'Öle Ofen');
    const names = (await admin.people.list()).map(({ fullName }) => fullName);
    expect(names).toEqual(['Anna Abel', 'änne arndt', 'Öle Ofen', 'Zoe Zander']);
    expect((await technician.people.list()).every(({ lastSignInAt }) => lastSignInAt === null)).toBe(true);
  });

  it('is refused when the user name is taken, whatever its case, or the password tells it', async () => {
    await using test = await createTestCore();
    const admin = test.as('admin');
    const account = {
      fullName: 'Tom Berg',
      roleId: builtinRoleId('planner'),
      password: 'ripe-plum-kettle-9',
    };
    await admin.people.create({ ...account, id: test.newId(), username: 'tom' });
    const again = admin.people.create({ ...account, id: test.newId(), username: 'TOM' });
    expect((await refusal(again)).code).toBe('ALREADY_EXISTS');
    const weak = admin.people.create({
      ...account,
      id: test.newId(),
      username: 'eva',
      password: 'i-am-eva-truly',
    });
    expect(await refusal(weak)).toEqual({ code: 'WEAK_PASSWORD', params: { minimum: 12 } });
    expect(await admin.people.list()).toHaveLength(2);
  });
});

describe('an account made by a manager', () => {
  it('may do no more than the manager', async () => {
    await using test = await createTestCore();
    const manager = test.as('manager');
    const account = { id: test.newId(), username: 'mia', fullName: 'Mia', password: 'ripe-plum-kettle-9' };
    const admin = manager.people.create({ ...account, roleId: builtinRoleId('admin') });
    expect((await refusal(admin)).code).toBe('FORBIDDEN');
    expect(await manager.people.list()).toHaveLength(1);
    await manager.people.create({ ...account, roleId: builtinRoleId('storekeeper') });
    expect(await manager.people.list()).toHaveLength(2);
    const roles = await manager.people.roles();
    expect(roles.filter(({ grantable }) => !grantable).map(({ builtin }) => builtin)).toEqual(['admin']);
  });
});

describe('roles', () => {
  it('tell which of them are built in', async () => {
    await using test = await createTestCore();
    const roles = await test.as('manager').people.roles();
    expect(roles.map(({ builtin }) => builtin).sort()).toEqual([
      'admin',
      'manager',
      'planner',
      'requester',
      'storekeeper',
      'technician',
    ]);
  });
});
