CREATE TABLE `verifications` (
	`id` text PRIMARY KEY NOT NULL,
	`work_order_id` text NOT NULL,
	`metric_id` text NOT NULL,
	`type` text NOT NULL,
	`side` text NOT NULL,
	`completed_at` integer NOT NULL,
	`hold_ms` integer NOT NULL,
	`relapse_ms` integer NOT NULL,
	`waived_reason` text,
	`state` text NOT NULL,
	`reason` text,
	`in_band_from` integer,
	`until` integer NOT NULL,
	`decided_at` integer,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	FOREIGN KEY (`work_order_id`) REFERENCES `work_orders`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`metric_id`) REFERENCES `metrics`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "verifications_type_known" CHECK("verifications"."type" IN ('level', 'rate', 'state', 'no-data')),
	CONSTRAINT "verifications_side_known" CHECK("verifications"."side" IN ('low', 'high')),
	CONSTRAINT "verifications_state_known" CHECK("verifications"."state" IN ('verifying', 'verified', 'not-verified', 'waived', 'withdrawn')),
	CONSTRAINT "verifications_reason_known" CHECK("verifications"."reason" IS NULL OR "verifications"."reason" IN ('out-of-band', 'not-back', 'no-data', 'not-watched')),
	CONSTRAINT "verifications_times" CHECK("verifications"."hold_ms" > 0 AND "verifications"."relapse_ms" >= 0)
) STRICT;

CREATE UNIQUE INDEX `verifications_work_order` ON `verifications` (`work_order_id`);
CREATE INDEX `verifications_metric` ON `verifications` (`metric_id`,`until`);
CREATE INDEX `verifications_waiting` ON `verifications` (`until`) WHERE "verifications"."state" = 'verifying';
CREATE INDEX `verifications_missing` ON `verifications` (`work_order_id`) WHERE "verifications"."state" = 'not-verified';
ALTER TABLE `alarm_rules` ADD `verify_ms` integer;
ALTER TABLE `alarm_rules` ADD `relapse_ms` integer;
ALTER TABLE `alarms` ADD `relapse_of_id` text;
ALTER TABLE `alarms` ADD `fixed_at` integer;
CREATE INDEX `alarms_relapse` ON `alarms` (`relapse_of_id`) WHERE "alarms"."relapse_of_id" IS NOT NULL;
ALTER TABLE `checklist_items` ADD `metric_name` text;
ALTER TABLE `checklist_items` ADD `metric_id` text REFERENCES metrics(id);
ALTER TABLE `checklist_items` ADD `reading_ts` integer;
ALTER TABLE `checklist_items` ADD `reading_value` real;
ALTER TABLE `checklist_template_items` ADD `metric_name` text;