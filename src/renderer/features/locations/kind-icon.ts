import {
  IconBox,
  IconBuilding,
  IconBuildingFactory2,
  IconBuildingWarehouse,
  IconMap,
} from '@tabler/icons-react';
import type { LocationKind } from '../../../shared/domain/vocabulary.ts';

/** The sign of each kind of location; its word stands beside it or is its title. */
export const kindIcons = {
  site: IconBuildingFactory2,
  building: IconBuilding,
  area: IconMap,
  store: IconBuildingWarehouse,
  bin: IconBox,
} as const satisfies Record<LocationKind, unknown>;
