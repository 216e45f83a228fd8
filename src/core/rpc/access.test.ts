import { describe, expect, it } from 'vitest';
import { contract, metaOf } from '../../shared/contract/index.ts';
import { BUILTIN_ROLE_PERMISSIONS, BUILTIN_ROLES, PERMISSIONS } from '../../shared/permissions.ts';
import { builtinRoleId } from '../people/roles.ts';
import { createTestCore, refusal } from '../../testing/core.ts';

function procedures(node: unknown, path: string[] = []): string[][] {
  if (typeof node !== 'object' || node === null) return [];
  if ('~orpc' in node) return [path];
  return Object.entries(node).flatMap(([key, child]) => procedures(child, [...path, key]));
}

type Call = (input?: unknown) => Promise<unknown>;

function callable(client: unknown, path: readonly string[]): Call {
  let node = client as Record<string, unknown>;
  for (const key of path) node = node[key] as Record<string, unknown>;
  return node as unknown as Call;
}

const all = procedures(contract);

describe('access to the procedures', () => {
  it('covers the whole contract', () => {
    expect(all.length).toBeGreaterThan(60);
    expect(all.filter((path) => metaOf(path).access === 'public').map((path) => path.join('.'))).toEqual([
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
    const anonymous = test.anonymous();
    for (const path of all.filter((candidate) => metaOf(candidate).access !== 'public')) {
      expect([path.join('.'), (await refusal(callable(anonymous, path)())).code]).toEqual([
        path.join('.'),
        'NOT_SIGNED_IN',
      ]);
    }
  });

  it.each(BUILTIN_ROLES)('is refused to a %s exactly where the role lacks the permission', async (role) => {
    await using test = await createTestCore();
    const client = test.as(role);
    const granted = new Set<string>([...BUILTIN_ROLE_PERMISSIONS[role], 'public', 'signed-in']);
    const restricted = all.filter((path) => (PERMISSIONS as readonly string[]).includes(metaOf(path).access));
    for (const path of restricted) {
      const { access } = metaOf(path);
      // Whoever may call gets further and fails on the missing input, or succeeds where none is needed.
      const outcome = await callable(client, path)().then(
        () => 'allowed',
        (error: { code: string }) => (error.code === 'FORBIDDEN' ? 'forbidden' : 'allowed'),
      );
      expect([path.join('.'), outcome]).toEqual([
        path.join('.'),
        granted.has(access) ? 'allowed' : 'forbidden',
      ]);
    }
  });

  it('is refused to whoever has yet to change a password that somebody else gave, but to change it or leave', async () => {
    await using test = await createTestCore();
    const given = 'ripe-plum-kettle-9';
    const account = { username: 'tom.berg', fullName: 'Tom', roleId: builtinRoleId('admin') };
    await test.as('admin').people.create({ ...account, id: test.newId(), password: given });
    const { token } = await test.anonymous().session.signIn({ username: account.username, password: given });
    const tom = test.bearing(token);
    const outcomes = new Map<string, string>();
    const safe = all.filter((path) => path.join('.') !== 'session.signOut');
    for (const path of safe) {
      outcomes.set(
        path.join('.'),
        await callable(tom, path)().then(
          () => 'answered',
          (error: { code: string }) => error.code,
        ),
      );
    }
    const open = [...outcomes].filter(([, outcome]) => outcome !== 'PASSWORD_CHANGE_REQUIRED');
    expect(open).toEqual([
      ['session.current', 'answered'],
      ['session.signIn', 'INVALID_INPUT'],
      ['session.changePassword', 'INVALID_INPUT'],
    ]);
    expect(await tom.session.current()).toMatchObject({ state: 'signed-in', mustChangePassword: true });

    await tom.session.changePassword({ current: given, next: 'my own long secret' });
    expect(await tom.session.current()).toMatchObject({ mustChangePassword: false });
    expect(await tom.assets.children({ parentId: null })).toEqual([]);
    await tom.session.signOut();
    expect((await refusal(tom.people.list())).code).toBe('NOT_SIGNED_IN');
  });

  it('is not widened by a token that was made up', async () => {
    await using test = await createTestCore();
    const { router } = test.core;
    const { createRouterClient } = await import('@orpc/server');
    const forged = createRouterClient(router, {
      context: () => ({
        ...test.core.connect(),
        reqHeaders: new Headers({ authorization: `Bearer ${'A'.repeat(32)}` }),
      }),
    });
    expect((await refusal(callable(forged, ['people', 'list'])())).code).toBe('NOT_SIGNED_IN');
  });
});
