CREATE TABLE `data_source_activity` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`source_id` text NOT NULL,
	`name` text NOT NULL,
	`state` text NOT NULL,
	`problem` text,
	`size` integer NOT NULL,
	`modified_at` integer,
	`lines` integer DEFAULT 0 NOT NULL,
	`taken` integer DEFAULT 0 NOT NULL,
	`duplicates` integer DEFAULT 0 NOT NULL,
	`quarantined` integer DEFAULT 0 NOT NULL,
	`times` integer DEFAULT 1 NOT NULL,
	`moved` integer NOT NULL,
	`started_at` integer NOT NULL,
	`ended_at` integer,
	FOREIGN KEY (`source_id`) REFERENCES `data_sources`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "data_source_activity_state_known" CHECK("data_source_activity"."state" IN ('reading', 'done', 'failed', 'too-large'))
) STRICT;

CREATE INDEX `data_source_activity_source` ON `data_source_activity` (`source_id`,`id`);
CREATE TABLE `quarantine_decisions` (
	`id` text PRIMARY KEY NOT NULL,
	`source_id` text NOT NULL,
	`reason` text NOT NULL,
	`decision` text NOT NULL,
	`count` integer NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`source_id`) REFERENCES `data_sources`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;

CREATE INDEX `quarantine_decisions_source` ON `quarantine_decisions` (`source_id`);
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
	CONSTRAINT "quarantined_readings_reason_known" CHECK("__new_quarantined_readings"."reason" IN ('beyond-plausible', 'not-a-number', 'time-unreadable', 'clock-ahead', 'clock-behind', 'history-closed', 'unknown-metric', 'archived-metric', 'unit-unknown', 'counter-impossible', 'state-unknown', 'row-unreadable'))
) STRICT;

INSERT INTO `__new_quarantined_readings`("id", "source_id", "metric_id", "address", "ts", "value", "unit", "reason", "received_at", "decision", "decided_by", "decided_at") SELECT "id", "source_id", "metric_id", "address", "ts", "value", "unit", "reason", "received_at", "decision", "decided_by", "decided_at" FROM `quarantined_readings`;
DROP TABLE `quarantined_readings`;
ALTER TABLE `__new_quarantined_readings` RENAME TO `quarantined_readings`;
PRAGMA foreign_keys=ON;
CREATE UNIQUE INDEX `quarantined_readings_once` ON `quarantined_readings` (`source_id`,`reason`,`address`,`ts`,`value`);
CREATE INDEX `quarantined_readings_open` ON `quarantined_readings` (`source_id`,`reason`,`id`) WHERE "quarantined_readings"."decision" IS NULL;