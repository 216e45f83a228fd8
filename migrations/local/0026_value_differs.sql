PRAGMA foreign_keys=OFF;
CREATE TABLE `__new_quarantined_readings` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`source_id` text NOT NULL,
	`metric_id` text,
	`address` text NOT NULL,
	`ts` integer,
	`value` text NOT NULL,
	`unit` text,
	`reason` text NOT NULL,
	`received_at` integer NOT NULL,
	`decision` text,
	`decided_by` text,
	`decided_at` integer,
	FOREIGN KEY (`source_id`) REFERENCES `data_sources`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`metric_id`) REFERENCES `metrics`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "quarantined_readings_reason_known" CHECK("__new_quarantined_readings"."reason" IN ('beyond-plausible', 'not-a-number', 'time-unreadable', 'clock-ahead', 'clock-behind', 'history-closed', 'unknown-metric', 'archived-metric', 'unit-unknown', 'counter-impossible', 'state-unknown', 'row-unreadable', 'value-differs'))
) STRICT;

INSERT INTO `__new_quarantined_readings`("id", "source_id", "metric_id", "address", "ts", "value", "unit", "reason", "received_at", "decision", "decided_by", "decided_at") SELECT "id", "source_id", "metric_id", "address", "ts", "value", "unit", "reason", "received_at", "decision", "decided_by", "decided_at" FROM `quarantined_readings`;
DROP TABLE `quarantined_readings`;
ALTER TABLE `__new_quarantined_readings` RENAME TO `quarantined_readings`;
PRAGMA foreign_keys=ON;
CREATE UNIQUE INDEX `quarantined_readings_once` ON `quarantined_readings` (`source_id`,`reason`,`address`,`ts`,`value`);
CREATE INDEX `quarantined_readings_open` ON `quarantined_readings` (`source_id`,`reason`,`id`) WHERE "quarantined_readings"."decision" IS NULL;