CREATE TABLE `data_source_states` (
	`source_id` text PRIMARY KEY NOT NULL,
	`reading_source` integer,
	`last_heard_at` integer,
	`taken` integer DEFAULT 0 NOT NULL,
	`duplicates` integer DEFAULT 0 NOT NULL,
	`quarantined` integer DEFAULT 0 NOT NULL,
	`forgotten` integer DEFAULT 0 NOT NULL,
	FOREIGN KEY (`source_id`) REFERENCES `data_sources`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;

CREATE TABLE `data_sources` (
	`id` text PRIMARY KEY NOT NULL,
	`station_id` text NOT NULL,
	`kind` text NOT NULL,
	`name` text NOT NULL,
	`enabled` integer NOT NULL,
	`config` text NOT NULL,
	`mapping` text NOT NULL,
	`secret` text,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	`archived_at` integer,
	FOREIGN KEY (`station_id`) REFERENCES `stations`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "data_sources_kind_known" CHECK("data_sources"."kind" IN ('http', 'mqtt', 'folder'))
) STRICT;

CREATE UNIQUE INDEX `data_sources_name` ON `data_sources` (lower("name")) WHERE "data_sources"."archived_at" IS NULL;
CREATE TABLE `quarantined_readings` (
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
	CONSTRAINT "quarantined_readings_reason_known" CHECK("quarantined_readings"."reason" IN ('beyond-plausible', 'not-a-number', 'time-unreadable', 'clock-ahead', 'clock-behind', 'history-closed', 'unknown-metric', 'archived-metric', 'unit-unknown'))
) STRICT;

CREATE UNIQUE INDEX `quarantined_readings_once` ON `quarantined_readings` (`source_id`,`reason`,`address`,`ts`,`value`);
CREATE INDEX `quarantined_readings_open` ON `quarantined_readings` (`source_id`,`reason`,`id`) WHERE "quarantined_readings"."decision" IS NULL;