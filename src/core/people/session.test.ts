import { describe, expect, it } from 'vitest';
import { createTestCore, refusal } from '../../testing/core.ts';

const plant = {
  companyName: 'Brauerei Nord',
  adminFullName: 'Ada Admin',
  adminUsername: 'ada',
  adminPassword: 'correct horse battery',
  timeZone: 'Europe/Berlin',
  language: 'de',
  currency: 'EUR',
} as const;

describe('the first run', () => {
  it('welcomes until the plant is set up, then asks to sign in', async () => {
    await using test = await createTestCore({ empty: true });
    const client = test.anonymous();
    expect((await client.session.current()).state).toBe('welcome');
    await client.setup.plant(plant);
    expect(await client.session.current()).toMatchObject({
      state: 'signed-out',
      plant: { companyName: 'Brauerei Nord' },
    });
    expect((await refusal(client.setup.plant(plant))).code).toBe('ALREADY_SET_UP');
  });

  it('refuses a password that tells the user name', async () => {
    await using test = await createTestCore({ empty: true });
    const call = test.anonymous().setup.plant({ ...plant, adminPassword: 'my name is ada!' });
    expect(await refusal(call)).toEqual({ code: 'WEAK_PASSWORD', params: { minimum: 12 } });
    expect((await test.anonymous().session.current()).state).toBe('welcome');
  });
});

describe('signing in', () => {
  it('locks the account for a quarter of an hour after five wrong passwords', async () => {
    await using test = await createTestCore({ empty: true });
    const client = test.anonymous();
    await client.setup.plant(plant);
    for (let attempt = 0; attempt < 5; attempt += 1) {
      const wrong = await refusal(client.session.signIn({ username: 'ada', password: 'wrong' }));
      expect(wrong.code).toBe('WRONG_PASSWORD');
    }
    const right = { username: 'ADA', password: plant.adminPassword };
    expect(await refusal(client.session.signIn(right))).toEqual({
      code: 'ACCOUNT_LOCKED',
      params: { minutes: 15 },
    });
    test.ports.clock.advance(15 * 60_000 + 1);
    expect((await client.session.signIn(right)).token).toMatch(/^[\w-]{32}$/);
  });

  it('does not tell whether the name or the password was wrong', async () => {
    await using test = await createTestCore();
    const wrong = await refusal(test.anonymous().session.signIn({ username: 'nobody', password: 'x' }));
    expect(wrong).toEqual({ code: 'WRONG_PASSWORD', params: {} });
  });
});

describe('a session', () => {
  it('tells who is signed in and what they may do', async () => {
    await using test = await createTestCore();
    const current = await test.as('technician', 'Tina').session.current();
    expect(current).toMatchObject({ state: 'signed-in', user: { fullName: 'Tina' } });
    expect(current.state === 'signed-in' && current.permissions).toContain('work.do');
    expect(current.state === 'signed-in' && current.permissions).not.toContain('people.manage');
  });

  it('ends with signing out, and after twelve hours without use', async () => {
    await using test = await createTestCore();
    const leaving = test.as('technician');
    await leaving.session.signOut();
    expect((await leaving.session.current()).state).toBe('signed-out');

    const idle = test.as('technician');
    expect((await idle.session.current()).state).toBe('signed-in');
    test.ports.clock.advance(12 * 3_600_000 + 1);
    expect((await idle.session.current()).state).toBe('signed-out');
  });

  it('may not do what its role does not allow', async () => {
    await using test = await createTestCore();
    expect((await refusal(test.anonymous().people.list())).code).toBe('NOT_SIGNED_IN');
    const id = test.newId();
    const call = test
      .as('technician')
      .people.create({ id, username: 'x.y', fullName: 'X', roleId: id, password: 'long enough 123' });
    expect(await refusal(call)).toEqual({ code: 'FORBIDDEN', params: { permission: 'people.manage' } });
  });

  it('survives a restart of the core', async () => {
    await using test = await createTestCore();
    const client = test.as('planner');
    await test.restart();
    expect((await client.session.current()).state).toBe('signed-in');
  });
});
