CREATE TABLE `reading_corrections` (
	`id` text PRIMARY KEY NOT NULL,
	`metric_id` text NOT NULL,
	`ts` integer NOT NULL,
	`value` real NOT NULL,
	`stored` real NOT NULL,
	`source` integer NOT NULL,
	`shifted` real NOT NULL,
	`new_ts` integer,
	`new_value` real,
	`reason` text NOT NULL,
	`corrected_by` text NOT NULL,
	`created_at` integer NOT NULL,
	`undone_at` integer,
	FOREIGN KEY (`metric_id`) REFERENCES `metrics`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`corrected_by`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "reading_corrections_both" CHECK(("reading_corrections"."new_ts" IS NULL) = ("reading_corrections"."new_value" IS NULL))
) STRICT;

CREATE INDEX `reading_corrections_metric` ON `reading_corrections` (`metric_id`,`created_at`);
ALTER TABLE `reading_sources` ADD `created_by` text;