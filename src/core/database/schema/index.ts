/** Every table of the local database. */
export * from './plant.ts';
export * from './people.ts';
export * from './locations.ts';
export * from './asset-types.ts';
export * from './assets.ts';
export * from './metrics.ts';
export * from './alarm-floods.ts';
export * from './data-sources.ts';
export * from './predictions.ts';
export * from './work-orders.ts';
export * from './verifications.ts';
export * from './parts.ts';
export * from './attachments.ts';
export * from './labels.ts';
export * from './imports.ts';
export * from './notifications.ts';
export * from './journal.ts';
