/** A real core on a temporary folder, and clients that call it as any person through the whole contract. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createRouterClient } from '@orpc/server';
import type { Client } from '../shared/contract/index.ts';
import type { Job } from '../shared/contract/jobs.ts';
import type { ErrorCode } from '../shared/errors.ts';
import { type Id, uuidv7 } from '../shared/ids.ts';
import type { BuiltinRole } from '../shared/permissions.ts';
import { type Core, createCore } from '../core/create-core.ts';
import { databaseFiles } from '../core/database/database.ts';
import { createAccount } from '../core/people/accounts.ts';
import { builtinRoleId } from '../core/people/roles.ts';
import { openSession } from '../core/people/sessions.ts';
import { createPlant } from '../core/setup/plant.ts';
import { type TestPorts, testPorts } from './ports.ts';
import { putPreparedDatabase } from './prepared-database.ts';

export const MIGRATIONS_FOLDER = join(import.meta.dirname, '../../migrations/local');

/** Of "a test password", with the least argon2id there is. */
const TEST_PASSWORD_HASH =
  '$argon2id$v=19$m=8,t=1,p=1$zAWv8id/aIvB5JnwCi+WqQ$yC01E924TWfG0RAWX7UKkLkJhxFvkMSBstAiZbFiowc';

export interface TestCore extends AsyncDisposable {
  readonly core: Core;
  readonly ports: TestPorts;
  readonly dataFolder: string;
  newId(): Id;
  /** A client nobody has signed in to. */
  anonymous(): Client;
  /** A client with a session's token. */
  bearing(token: string): Client;
  /** A client signed in as a new person with this role; `userId` names them. */
  as(role: BuiltinRole, fullName?: string): Client & { readonly userId: Id };
  /** Closes the core and opens the folder again, as after a restart. */
  restart(): Promise<void>;
}

export interface TestCoreOptions {
  readonly ports?: TestPorts;
  /** Leave the plant to be set up by the test. */
  readonly empty?: boolean;
}

export async function createTestCore(options: TestCoreOptions = {}): Promise<TestCore> {
  const ports = options.ports ?? testPorts();
  const dataFolder = mkdtempSync(join(tmpdir(), 'millwright-test-'));
  const open = () => createCore({ dataFolder, migrationsFolder: MIGRATIONS_FOLDER, holder: 'a test', ports });
  await putPreparedDatabase(MIGRATIONS_FOLDER, databaseFiles(dataFolder).file);
  let core = await open();
  if (options.empty !== true) {
    core.services.database.write({ actorId: null, command: 'test.setup' }, (tx) =>
      createPlant(tx, {
        companyName: 'Test Plant',
        timeZone: 'Europe/Berlin',
        language: 'en',
        currency: 'EUR',
      }),
    );
  }
  const client = (token: string | null): Client =>
    createRouterClient(core.router, {
      context: () => ({
        ...core.connect(),
        reqHeaders: new Headers(token === null ? {} : { authorization: `Bearer ${token}` }),
      }),
    });
  let people = 0;
  return {
    get core() {
      return core;
    },
    ports,
    dataFolder,
    newId: () => uuidv7(ports.clock.now(), ports.randomBytes),
    anonymous: () => client(null),
    bearing: client,
    as: (role, fullName = `${role} ${(people += 1)}`) => {
      const userId = uuidv7(ports.clock.now(), ports.randomBytes);
      const token = core.services.database.write({ actorId: null, command: 'test.person' }, (tx) => {
        createAccount(tx, {
          id: userId,
          username: `${role}-${userId.slice(-8)}`,
          fullName,
          roleId: builtinRoleId(role),
          passwordHash: TEST_PASSWORD_HASH,
          mustChangePassword: false,
        });
        return openSession(tx, userId, ports.randomBytes);
      });
      // The client is a proxy that would take `userId` for a procedure.
      const procedures = client(token);
      return new Proxy({} as Client & { userId: Id }, {
        get: (_target, key) => (key === 'userId' ? userId : procedures[key as keyof Client]),
      });
    },
    restart: async () => {
      await core.close();
      core = await open();
    },
    [Symbol.asyncDispose]: async () => {
      await core.close();
      rmSync(dataFolder, { recursive: true, force: true });
    },
  };
}

/** The code a call was refused with; fails when it was not refused. */
export async function refusal(call: Promise<unknown>): Promise<{ code: ErrorCode; params: unknown }> {
  try {
    await call;
  } catch (error) {
    const { code, data } = error as { code: ErrorCode; data: unknown };
    return { code, params: data };
  }
  throw new Error('the call was not refused');
}

/** Waits until a job has ended and tells how. */
export async function ended(test: TestCore, jobId: Id): Promise<Job> {
  const { jobs, database } = test.core.services;
  while (jobs.get(jobId).state === 'running') {
    await new Promise<void>((resolve) => {
      const stop = database.onChange((topics) => {
        if (!topics.includes('jobs')) return;
        stop();
        resolve();
      });
    });
  }
  return jobs.get(jobId);
}
