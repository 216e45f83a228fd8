/** Where the page of a record is, and its icon, by the name the contract gives the entity. */
import {
  IconBellRinging,
  IconBox,
  IconClipboardText,
  IconCategory,
  IconEngine,
  IconMapPin,
  IconPackage,
  IconTruckDelivery,
  IconUser,
  type Icon,
} from '@tabler/icons-react';

export type LinkedEntity =
  | 'assets'
  | 'work_orders'
  | 'parts'
  | 'alarms'
  | 'locations'
  | 'asset_types'
  | 'items'
  | 'suppliers'
  | 'users';

const pages: Readonly<Record<LinkedEntity, { readonly path: string | null; readonly icon: Icon }>> = {
  assets: { path: '/assets', icon: IconEngine },
  work_orders: { path: '/work', icon: IconClipboardText },
  parts: { path: '/parts', icon: IconBox },
  alarms: { path: '/alarms', icon: IconBellRinging },
  locations: { path: '/locations', icon: IconMapPin },
  asset_types: { path: '/assets/types', icon: IconCategory },
  items: { path: '/items', icon: IconPackage },
  suppliers: { path: '/parts/suppliers', icon: IconTruckDelivery },
  users: { path: null, icon: IconUser },
};

export function recordIcon(entity: LinkedEntity): Icon {
  return pages[entity].icon;
}

/** Address of a record's page, e.g. `/assets/<id>`; null where such records have no page of their own yet. */
export function recordHref(entity: LinkedEntity, id: string): string | null {
  const { path } = pages[entity];
  return path === null ? null : `${path}/${id}`;
}

/** Whether its records have a page to go to. */
export function hasPage(entity: LinkedEntity): boolean {
  return pages[entity].path !== null;
}

/** Address of the list of the alarms of a flood. */
export function alarmFloodHref(floodId: string): string {
  return `${pages.alarms.path}?${new URLSearchParams({ view: 'all', flood: floodId }).toString()}`;
}

/** Address of the form for a new work order on an asset or from an alarm. */
export function newWorkOrderHref(
  origin: { readonly assetId: string } | { readonly alarmId: string },
): string {
  return `${pages.work_orders.path}?${new URLSearchParams({ new: 'true', ...origin }).toString()}`;
}
