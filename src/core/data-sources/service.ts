import { createHash } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import { and, eq, isNull, ne, sql } from 'drizzle-orm';
import type { Inputs } from '../../shared/contract/index.ts';
import type { DataSourceConfig, FolderConfig } from '../../shared/contract/data-sources.ts';
import { AppError } from '../../shared/errors.ts';
import type { Id } from '../../shared/ids.ts';
import type { Permission } from '../../shared/permissions.ts';
import type { Reader, WriteTx } from '../database/database.ts';
import { natural } from '../database/natural-order.ts';
import { dataSources } from '../database/schema/index.ts';
import { isKnownZone } from '../imports/csv/zone.ts';
import { storablePath } from './folder.ts';
import { findMetric } from './mapping.ts';
import { endQuiet } from './quiet.ts';

/** What a broker wants to know. */
export interface Secrets {
  readonly password: string;
  /** PEM text of the private key of our certificate. */
  readonly key: string;
}

export type SourceRow = Omit<typeof dataSources.$inferSelect, 'config'> & {
  readonly config: DataSourceConfig;
};

/** @throws AppError NOT_FOUND {entity: 'data-source'}, also for one that is archived */
export function sourceRow(db: Reader, id: Id): SourceRow {
  const row = db
    .select()
    .from(dataSources)
    .where(and(eq(dataSources.id, id), isNull(dataSources.archivedAt)))
    .get();
  if (row === undefined) throw new AppError('NOT_FOUND', { entity: 'data-source' });
  return row as SourceRow;
}

export function liveSources(db: Reader): SourceRow[] {
  return db
    .select()
    .from(dataSources)
    .where(isNull(dataSources.archivedAt))
    .orderBy(natural(dataSources.name))
    .all() as SourceRow[];
}

interface Setting {
  readonly dataFolder: string;
  /** Of who sets it up. */
  readonly permissions: ReadonlySet<Permission>;
}

/**
 * What is in a folder is read and moved by the program, with its rights: only who manages the plant says which.
 * @returns the folder as it is stored
 * @throws AppError FORBIDDEN {permission}, INVALID_INPUT {fields}
 */
export function assertMayWatch<T extends FolderConfig>(config: T, { dataFolder, permissions }: Setting): T {
  if (!permissions.has('plant.manage')) throw new AppError('FORBIDDEN', { permission: 'plant.manage' });
  const path = storablePath(config.path, dataFolder);
  if (path === null) throw new AppError('INVALID_INPUT', { fields: ['path'] });
  if (!isKnownZone(config.zone)) throw new AppError('INVALID_INPUT', { fields: ['zone'] });
  return { ...config, path };
}

/** Adds a source on this station, or changes the one with this id. @throws as the contract says */
export function saveSource(
  tx: WriteTx,
  input: Inputs['dataSources']['save'],
  setting: Setting & { readonly stationId: Id },
): void {
  const { id, name, enabled, mapping, secrets } = input;
  const known = tx.select().from(dataSources).where(eq(dataSources.id, id)).get() as SourceRow | undefined;
  // How often it is expected is for planners too.
  const isAsBefore = isDeepStrictEqual(
    { ...known?.config, expectedMs: 0 },
    { ...input.config, expectedMs: 0 },
  );
  const config =
    input.config.kind === 'folder' && !isAsBefore ? assertMayWatch(input.config, setting) : input.config;
  assertNameFree(tx, id, name);
  const fields = {
    name,
    enabled,
    config,
    mapping: mapping.map(({ address, metric }) => {
      const found = findMetric(tx, metric);
      if (found === null || found.isArchived) throw new AppError('METRIC_UNKNOWN', { metric });
      return { address, metricId: found.id };
    }),
    updatedAt: tx.now,
  };
  if (known === undefined) {
    const secret = secretFor(undefined, config, secrets);
    tx.insert(dataSources)
      .values({ id, stationId: setting.stationId, kind: config.kind, ...fields, secret, createdAt: tx.now })
      .run();
    return;
  }
  if (known.kind !== config.kind) throw new AppError('INVALID_INPUT', { fields: ['config'] });
  const secret = config.kind === 'http' ? known.secret : secretFor(known, config, secrets);
  // Saved anew, an archived one is back.
  tx.update(dataSources)
    .set({ ...fields, secret, archivedAt: null })
    .where(eq(dataSources.id, id))
    .run();
  if (!enabled) endQuiet(tx, id);
}

/** Those that stand, with what was entered in their place. They are given to no other broker than their own. */
export function secretFor(
  known: Pick<SourceRow, 'config' | 'secret'> | undefined,
  config: DataSourceConfig,
  entered: Partial<Secrets> = {},
): string | null {
  if (config.kind !== 'mqtt') return null;
  const stays =
    known?.config.kind === 'mqtt' && known.config.url === config.url && known.config.user === config.user;
  const kept = stays && known.secret !== null ? (JSON.parse(known.secret) as Secrets) : null;
  const password = entered.password ?? kept?.password ?? '';
  const key = entered.key ?? kept?.key ?? '';
  return password === '' && key === '' ? null : JSON.stringify({ password, key } satisfies Secrets);
}

function assertNameFree(tx: WriteTx, id: Id, name: string): void {
  const namesake = tx
    .select({ id: dataSources.id })
    .from(dataSources)
    .where(
      and(
        eq(sql`lower(${dataSources.name})`, sql`lower(${name})`),
        isNull(dataSources.archivedAt),
        ne(dataSources.id, id),
      ),
    )
    .get();
  if (namesake !== undefined) throw new AppError('ALREADY_EXISTS', { field: 'name' });
}

/** @throws AppError NOT_FOUND when there has never been such a source */
export function archiveSource(tx: WriteTx, id: Id): void {
  const row = tx
    .select({ archivedAt: dataSources.archivedAt })
    .from(dataSources)
    .where(eq(dataSources.id, id))
    .get();
  if (row === undefined) throw new AppError('NOT_FOUND', { entity: 'data-source' });
  if (row.archivedAt !== null) return;
  tx.update(dataSources).set({ archivedAt: tx.now, updatedAt: tx.now }).where(eq(dataSources.id, id)).run();
  endQuiet(tx, id);
}

export function digestOf(key: string): string {
  return createHash('sha256').update(key).digest('hex');
}

/** @throws AppError NOT_FOUND, or INVALID_INPUT for a source that nobody calls with a key */
export function setKey(tx: WriteTx, id: Id, key: string): void {
  const { kind } = sourceRow(tx, id);
  if (kind !== 'http') throw new AppError('INVALID_INPUT', { fields: ['id'] });
  tx.update(dataSources)
    .set({ secret: digestOf(key), updatedAt: tx.now })
    .where(eq(dataSources.id, id))
    .run();
}
