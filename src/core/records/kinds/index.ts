/** The kinds of records that files bring and take. Another kind is another entry. */
import type { RecordImportKind } from '../../../shared/contract/records.ts';
import { assetTypes } from './asset-types.ts';
import { assets } from './assets.ts';
import type { Kind } from './kind.ts';
import { locations } from './locations.ts';
import { metrics } from './metrics.ts';
import { parts } from './parts.ts';
import { stock } from './stock.ts';
import { suppliers } from './suppliers.ts';
import { workOrders } from './work-orders.ts';

export const KINDS: Readonly<Record<RecordImportKind, Kind>> = {
  locations,
  asset_types: assetTypes,
  assets,
  suppliers,
  parts,
  stock,
  work_orders: workOrders,
  metrics,
};
