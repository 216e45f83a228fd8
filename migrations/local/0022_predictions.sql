CREATE TABLE `prediction_checks` (
	`id` text PRIMARY KEY NOT NULL,
	`checked_at` integer NOT NULL,
	`found` text NOT NULL
) STRICT;

CREATE TABLE `predictions` (
	`id` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`subject` text NOT NULL,
	`asset_id` text NOT NULL,
	`metric_id` text,
	`side` text,
	`severity` text,
	`limit` real,
	`method` text NOT NULL,
	`made_at` integer NOT NULL,
	`earliest` integer NOT NULL,
	`likely` integer,
	`latest` integer,
	`due_by` integer NOT NULL,
	`probability` real,
	`inputs` text NOT NULL,
	`state` text NOT NULL,
	`decision` text,
	`decided_at` integer,
	`decided_by` text,
	`reason` text,
	`work_order_id` text,
	`prevented_at` integer,
	`happened_at` integer,
	`settled_at` integer,
	`set_aside` text,
	`set_aside_at` integer,
	FOREIGN KEY (`asset_id`) REFERENCES `assets`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`metric_id`) REFERENCES `metrics`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`decided_by`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "predictions_kind_known" CHECK("predictions"."kind" IN ('limit', 'anomaly', 'failure')),
	CONSTRAINT "predictions_state_known" CHECK("predictions"."state" IN ('open', 'accepted', 'rejected', 'came-true', 'did-not')),
	CONSTRAINT "predictions_in_order" CHECK("predictions"."latest" IS NULL OR "predictions"."latest" <= "predictions"."due_by")
) STRICT;

CREATE UNIQUE INDEX `predictions_current` ON `predictions` (`subject`) WHERE "predictions"."set_aside_at" IS NULL AND "predictions"."settled_at" IS NULL AND "predictions"."prevented_at" IS NULL;
CREATE INDEX `predictions_unsettled` ON `predictions` (`id`) WHERE "predictions"."settled_at" IS NULL AND "predictions"."prevented_at" IS NULL;
CREATE INDEX `predictions_subject` ON `predictions` (`subject`,`made_at`);
CREATE INDEX `predictions_asset` ON `predictions` (`asset_id`,`made_at`);
CREATE INDEX `predictions_metric` ON `predictions` (`metric_id`,`made_at`);
CREATE INDEX `predictions_made` ON `predictions` (`made_at`);
CREATE INDEX `predictions_work_order` ON `predictions` (`work_order_id`);
ALTER TABLE `alarm_rules` ADD `drafts_work` integer DEFAULT false NOT NULL;
ALTER TABLE `parts` ADD `lead_days` integer;