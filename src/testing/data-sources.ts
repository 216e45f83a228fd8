/** Sources for tests: saved through the contract, as a planner would. */
import type { Client, Inputs } from '../shared/contract/index.ts';
import type { Id } from '../shared/ids.ts';
import type { TestCore } from './core.ts';

type Mapping = Inputs['dataSources']['save']['mapping'];

export const API_KEY = `mwk_${'k'.repeat(43)}`;

/** A collector with the key `API_KEY`. */
export async function aCollector(
  test: TestCore,
  client: Client,
  { name = 'Press line', key = API_KEY, mapping = [] as Mapping } = {},
): Promise<Id> {
  const id = test.newId();
  await client.dataSources.save({ id, name, enabled: true, config: { kind: 'http' }, mapping });
  await client.dataSources.setKey({ id, key });
  return id;
}
