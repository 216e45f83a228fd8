/** The contract between every window and the core: one file per feature, everything else is derived from it. */
import type {
  ContractRouterClient,
  InferContractRouterOutputs,
  InferContractRouterInputs,
} from '@orpc/contract';
import { alarmFloods } from './alarm-floods.ts';
import { alarmNuisance } from './alarm-nuisance.ts';
import { alarmRules } from './alarm-rules.ts';
import { alarms } from './alarms.ts';
import { annotations } from './annotations.ts';
import { assetTypes } from './asset-types.ts';
import { assets } from './assets.ts';
import { attachments } from './attachments.ts';
import type { ProcedureMeta } from './base.ts';
import { codes } from './codes.ts';
import { bom } from './bom.ts';
import { counters } from './counters.ts';
import { dataSources } from './data-sources.ts';
import { fleet } from './fleet.ts';
import { health } from './health.ts';
import { history } from './history.ts';
import { imports } from './imports.ts';
import { items } from './items.ts';
import { jobs } from './jobs.ts';
import { labels } from './labels.ts';
import { live } from './live.ts';
import { locations } from './locations.ts';
import { metrics } from './metrics.ts';
import { notifications } from './notifications.ts';
import { predictions } from './predictions.ts';
import { parts } from './parts.ts';
import { people, teams } from './people.ts';
import { readings } from './readings.ts';
import { records } from './records.ts';
import { retention } from './retention.ts';
import { search } from './search.ts';
import { session } from './session.ts';
import { setup } from './setup.ts';
import { suppliers } from './suppliers.ts';
import { today } from './today.ts';
import { uploads } from './uploads.ts';
import { verification } from './verification.ts';
import { workOrders } from './work-orders.ts';

export const contract = {
  session,
  setup,
  jobs,
  live,
  today,
  assets,
  assetTypes,
  bom,
  locations,
  metrics,
  annotations,
  counters,
  readings,
  fleet,
  alarms,
  alarmRules,
  alarmFloods,
  alarmNuisance,
  predictions,
  workOrders,
  parts,
  suppliers,
  people,
  teams,
  uploads,
  attachments,
  imports,
  retention,
  verification,
  records,
  health,
  items,
  history,
  notifications,
  codes,
  labels,
  search,
  dataSources,
};

export type Contract = typeof contract;
export type Client = ContractRouterClient<Contract>;
export type Inputs = InferContractRouterInputs<Contract>;
export type Outputs = InferContractRouterOutputs<Contract>;

/**
 * What a procedure declares about itself, by its path in the contract.
 * @throws when there is no such procedure, which is a programming error
 */
export function metaOf(path: readonly string[]): ProcedureMeta {
  let node: unknown = contract;
  for (const key of path) node = (node as Record<string, unknown>)[key];
  const definition = (node as { '~orpc'?: { meta: ProcedureMeta } } | undefined)?.['~orpc'];
  if (definition === undefined) throw new Error(`no procedure ${path.join('.')}`);
  return definition.meta;
}
