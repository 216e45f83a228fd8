import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isCommand } from '../../shared/contract/base.ts';
import { ERROR_CODES } from '../../shared/errors.ts';
import { BUILTIN_ROLES } from '../../shared/permissions.ts';
import { call, COMMANDS, type Procedure, PROCEDURES } from '../../testing/contract.ts';
import { createTestCore, ended, type TestCore } from '../../testing/core.ts';
import { aScene, type Scene } from '../../testing/scene.ts';
import { anyInput } from '../../testing/schema-arbitrary.ts';

/** Inputs per procedure and caller; more with FUZZ_RUNS=500. */
const RUNS = Number(process.env['FUZZ_RUNS'] ?? 8);

/** Slow on purpose, by hashing. */
const FEWER: Readonly<Record<string, number>> = { 'session.signIn': 3, 'people.create': 4 };

/** Refusals that are written down: the wrong passwords of an account are counted. */
const RECORDS_REFUSALS = ['session.signIn', 'session.changePassword'];

interface Answer {
  readonly code: string;
  readonly error: { readonly message: string; readonly data: unknown } | null;
}

/** Calls, reads a stream's first event, and lets a job that was started end. */
async function answerTo(
  test: TestCore,
  client: unknown,
  procedure: Procedure,
  input: unknown,
): Promise<Answer> {
  try {
    const value = await call(client, procedure, input);
    if (procedure.meta.stream === true) {
      const events = value as AsyncGenerator;
      await events.next();
      await events.return(undefined);
    }
    const { jobId = null } = (value ?? {}) as { jobId?: string | null };
    if (jobId !== null) await ended(test, jobId);
    return { code: 'answered', error: null };
  } catch (error) {
    return { code: (error as { code: string }).code, error: error as Answer['error'] };
  }
}

/** Another connection, to whom SQLite tells whether anything at all was committed in between. */
function watcher(test: TestCore): { version(): unknown } & Disposable {
  const connection = new Sqlite(join(test.dataFolder, 'millwright.db'), { readonly: true });
  return {
    version: () => connection.pragma('data_version', { simple: true }),
    [Symbol.dispose]: () => connection.close(),
  };
}

/** Sends to a procedure, as every role and as nobody, whatever its schema allows. */
async function fuzz(
  test: TestCore,
  procedure: Procedure,
  { admin, itemIds, ...given }: Scene,
): Promise<void> {
  const {
    plan: _plan,
    recordsPlan: _recordsPlan,
    removalChangeSet: _seq,
    readingTs: _readingTs,
    ...scene
  } = given;
  using disk = watcher(test);
  const ids = fc.oneof(
    fc.constantFrom(...Object.values(scene), ...itemIds, admin.userId),
    fc.uuid({ version: 7 }),
  );
  const input = anyInput(procedure.input, ids);
  const codes = new Set<string>(['answered', ...ERROR_CODES]);
  codes.delete('INTERNAL');
  for (const role of [...BUILTIN_ROLES, null]) {
    const client = role === null ? test.anonymous() : test.as(role);
    await fc.assert(
      fc.asyncProperty(input, async (value) => {
        // From here on nothing but the call itself has anything to write.
        await client.session.current();
        const before = disk.version();
        const { code, error } = await answerTo(test, client, procedure, value);
        expect(test.ports.log.lines.filter(({ level }) => level === 'error')).toEqual([]);
        expect(codes).toContain(code);
        if (error === null && isCommand(procedure.meta)) return;
        if (error !== null) {
          expect(error.message).toBe(code);
          expect(JSON.stringify(error.data)).not.toMatch(/\n\s+at |\.ts:|node:|SQLITE|SELECT|\/work|\/tmp/);
        }
        if (!RECORDS_REFUSALS.includes(procedure.name)) expect(disk.version()).toBe(before);
      }),
      { numRuns: FEWER[procedure.name] ?? RUNS },
    );
  }
}

describe('whatever is sent to a procedure, by whomever', () => {
  it.each(COMMANDS)('$name answers or refuses in a code, and a refusal writes nothing', async (procedure) => {
    await using test = await createTestCore();
    await fuzz(test, procedure, await aScene(test));
  });

  describe('who only asks', () => {
    let test: TestCore;
    let scene: Scene;
    beforeAll(async () => {
      test = await createTestCore();
      scene = await aScene(test);
    });
    afterAll(() => test[Symbol.asyncDispose]());

    it.each(PROCEDURES.filter(({ meta }) => !isCommand(meta)))(
      '$name answers or refuses in a code, and writes nothing',
      (procedure) => fuzz(test, procedure, scene),
    );
  });
});
