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

describe('managing an account', () => {
  const given = 'ripe-plum-kettle-9';

  it('gives a new password that must be changed, opens the lock and ends the sessions', async () => {
    await using test = await createTestCore();
    const [admin, tom] = [test.as('admin'), test.as('technician', 'Tom')];
    const person = (await admin.people.list()).find(({ id }) => id === tom.userId)!;
    const signIn = (password: string) =>
      test.anonymous().session.signIn({ username: person.username, password });
    for (let attempt = 0; attempt < 5; attempt += 1) await refusal(signIn('wrong'));
    expect((await refusal(signIn('a test password'))).code).toBe('ACCOUNT_LOCKED');
    await admin.people.givePassword({ id: tom.userId, password: given });
    expect((await tom.session.current()).state).toBe('signed-out');
    const { token } = await signIn(given);
    expect(await test.bearing(token).session.current()).toMatchObject({ mustChangePassword: true });
  });

  it('closes it at once and opens it again', async () => {
    await using test = await createTestCore();
    const [admin, tom] = [test.as('admin'), test.as('technician', 'Tom')];
    await admin.people.update({ id: tom.userId, changes: { status: 'disabled' } });
    expect((await tom.session.current()).state).toBe('signed-out');
    const person = (await admin.people.list()).find(({ id }) => id === tom.userId)!;
    expect(person.status).toBe('disabled');
    const signIn = () =>
      test.anonymous().session.signIn({ username: person.username, password: 'a test password' });
    expect((await refusal(signIn())).code).toBe('ACCOUNT_NOT_ACTIVE');
    await admin.people.update({ id: tom.userId, changes: { status: 'active', department: 'Filling' } });
    expect((await signIn()).token).not.toBe('');
  });

  it('changes what a role may do from the next call on', async () => {
    await using test = await createTestCore();
    const [admin, tom] = [test.as('admin'), test.as('technician', 'Tom')];
    const asset = () => tom.assets.create({ id: test.newId(), tag: 'P-1', name: 'Pump' });
    expect((await refusal(asset())).code).toBe('FORBIDDEN');
    await admin.people.update({ id: tom.userId, changes: { roleId: builtinRoleId('planner') } });
    await asset();
  });

  it('is refused to who may do less, for one’s own rights, and for nobody', async () => {
    await using test = await createTestCore();
    const [admin, manager] = [test.as('admin'), test.as('manager')];
    const tom = test.as('technician');
    const users = () => test.core.services.database.sql('SELECT * FROM users').all();
    const before = users();
    const close = { changes: { status: 'disabled' } } as const;
    const code = async (call: Promise<unknown>) => (await refusal(call)).code;
    expect(await code(manager.people.update({ id: admin.userId, ...close }))).toBe('FORBIDDEN');
    expect(await code(manager.people.givePassword({ id: admin.userId, password: given }))).toBe('FORBIDDEN');
    const promoted = { id: tom.userId, changes: { roleId: builtinRoleId('admin') } };
    expect(await code(manager.people.update(promoted))).toBe('FORBIDDEN');
    expect(await code(admin.people.update({ id: admin.userId, ...close }))).toBe('OWN_ACCOUNT');
    expect(await code(admin.people.givePassword({ id: admin.userId, password: given }))).toBe('OWN_ACCOUNT');
    expect(await code(admin.people.update({ id: test.newId(), ...close }))).toBe('NOT_FOUND');
    expect(await code(admin.people.givePassword({ id: tom.userId, password: 'aaaaaaaaaaaa' }))).toBe(
      'WEAK_PASSWORD',
    );
    expect(users()).toEqual(before);
  });
});
