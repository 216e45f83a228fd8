CREATE TABLE `alarm_floods` (
	`id` text PRIMARY KEY NOT NULL,
	`started_at` integer NOT NULL,
	`ended_at` integer
) STRICT;

CREATE INDEX `alarm_floods_open` ON `alarm_floods` (`started_at`) WHERE "alarm_floods"."ended_at" IS NULL;
CREATE TABLE `alarm_rings` (
	`alarm_id` text PRIMARY KEY NOT NULL,
	`rang_at` integer,
	`flood_id` text,
	FOREIGN KEY (`flood_id`) REFERENCES `alarm_floods`(`id`) ON UPDATE no action ON DELETE no action
) STRICT, WITHOUT ROWID;

CREATE INDEX `alarm_rings_flood` ON `alarm_rings` (`flood_id`,`rang_at`);