import {
  IconBox,
  IconCategory,
  IconChartLine,
  IconClipboardText,
  IconEngine,
  IconGauge,
  IconMapPin,
  IconStack2,
  IconTruckDelivery,
  type Icon,
} from '@tabler/icons-react';
import type { ImportKind } from '../../../../shared/domain/vocabulary.ts';

export const KIND_ICONS: Readonly<Record<ImportKind, Icon>> = {
  locations: IconMapPin,
  asset_types: IconCategory,
  assets: IconEngine,
  suppliers: IconTruckDelivery,
  parts: IconBox,
  stock: IconStack2,
  work_orders: IconClipboardText,
  metrics: IconGauge,
  readings: IconChartLine,
};
