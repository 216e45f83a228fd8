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

  it('makes no plant of its own while the demo plant is being loaded', async () => {
    await using test = await createTestCore({ empty: true });
    const client = test.anonymous();
    const { jobId } = await client.setup.demo({ timeZone: 'Europe/Berlin', language: 'en' });
    expect((await refusal(client.setup.plant(plant))).code).toBe('JOB_RUNNING');
    expect((await client.session.current()).state).toBe('welcome');
    await client.jobs.cancel({ id: jobId });
    await test.core.services.jobs.stop();
    expect((await client.setup.plant(plant)).token).not.toBe('');
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

  it('locks as well when the wrong passwords are tried side by side', async () => {
    await using test = await createTestCore({ empty: true });
    const client = test.anonymous();
    await client.setup.plant(plant);
    const tries = Array<string>(8).fill('wrong');
    await Promise.allSettled(tries.map((password) => client.session.signIn({ username: 'ada', password })));
    const right = client.session.signIn({ username: 'ada', password: plant.adminPassword });
    expect((await refusal(right)).code).toBe('ACCOUNT_LOCKED');
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

  it('ends on every other window when its person changes the password', async () => {
    await using test = await createTestCore({ empty: true });
    const { token } = await test.anonymous().setup.plant(plant);
    const here = test.bearing(token);
    const there = test.bearing(
      (await here.session.signIn({ username: 'ada', password: plant.adminPassword })).token,
    );
    await here.session.changePassword({ current: plant.adminPassword, next: 'staple battery horse' });
    expect((await here.session.current()).state).toBe('signed-in');
    expect((await there.session.current()).state).toBe('signed-out');
  });

  it('cannot guess its person’s password, however often it tries', async () => {
    await using test = await createTestCore();
    const client = test.as('technician');
    const guess = () => refusal(client.session.changePassword({ current: 'wrong', next: 'staple battery' }));
    for (let attempt = 0; attempt < 5; attempt += 1) expect((await guess()).code).toBe('WRONG_PASSWORD');
    expect(await guess()).toEqual({ code: 'ACCOUNT_LOCKED', params: { minutes: 15 } });
    expect((await client.session.current()).state).toBe('signed-in');
  });

  it('is forgotten when it has expired and somebody signs in', async () => {
    await using test = await createTestCore();
    test.as('technician');
    const count = () => test.core.services.database.sql('SELECT count(*) FROM sessions').pluck().get();
    test.ports.clock.advance(12 * 3_600_000 + 1);
    test.as('planner');
    expect(count()).toBe(1);
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
