CREATE TABLE `annotations` (
	`id` text PRIMARY KEY NOT NULL,
	`metric_id` text NOT NULL,
	`at` integer NOT NULL,
	`until` integer,
	`text` text NOT NULL,
	`author_id` text NOT NULL,
	`created_at` integer NOT NULL,
	`archived_at` integer,
	FOREIGN KEY (`metric_id`) REFERENCES `metrics`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`author_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "annotations_end_after_start" CHECK("annotations"."until" IS NULL OR "annotations"."until" >= "annotations"."at")
) STRICT;

CREATE INDEX `annotations_metric` ON `annotations` (`metric_id`,`at`);