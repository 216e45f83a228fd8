/** Every table of the local database. */
export * from './plant.ts';
export * from './people.ts';
export * from './assets.ts';
export * from './metrics.ts';
export * from './work-orders.ts';
export * from './parts.ts';
export * from './imports.ts';
export * from './notifications.ts';
export * from './journal.ts';
