/** Where this station listens for collectors, as the plant has set it. */
import { networkInterfaces } from 'node:os';
import { eq } from 'drizzle-orm';
import { type Endpoint, endpointSchema } from '../../shared/contract/data-sources.ts';
import type { Id } from '../../shared/ids.ts';
import type { Reader, WriteTx } from '../database/database.ts';
import { settings } from '../database/schema/index.ts';

export const DEFAULT_ENDPOINT: Endpoint = { enabled: false, host: '127.0.0.1', port: 8093 };

function keyOf(stationId: Id): string {
  return `endpoint:${stationId}`;
}

/** Of one station. A value that this version cannot read counts as none. */
export function endpointOf(db: Reader, stationId: Id): Endpoint {
  const row = db
    .select()
    .from(settings)
    .where(eq(settings.id, keyOf(stationId)))
    .get();
  const parsed = endpointSchema.safeParse(row?.value);
  return parsed.success ? parsed.data : DEFAULT_ENDPOINT;
}

export function setEndpoint(tx: WriteTx, stationId: Id, value: Endpoint): void {
  tx.insert(settings)
    .values({ id: keyOf(stationId), value })
    .onConflictDoUpdate({ target: settings.id, set: { value } })
    .run();
}

/** Addresses of this computer on which it can listen, loopback first. */
export function ownAddresses(): { host: string; name: string }[] {
  const all = Object.entries(networkInterfaces()).flatMap(([name, entries = []]) =>
    entries
      .filter(({ address }) => !address.startsWith('fe80:'))
      .map(({ address, internal }) => ({ host: address, name, internal })),
  );
  return all
    .toSorted((one, other) => Number(other.internal) - Number(one.internal))
    .map(({ host, name }) => ({ host, name }));
}

export function isLoopback(host: string): boolean {
  return host.startsWith('127.') || host === '::1';
}
