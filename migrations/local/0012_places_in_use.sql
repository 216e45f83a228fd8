CREATE INDEX `locations_archived` ON `locations` (`archived_at`) WHERE "locations"."archived_at" IS NOT NULL;
CREATE INDEX `stock_balances_location` ON `stock_balances` (`location_id`);