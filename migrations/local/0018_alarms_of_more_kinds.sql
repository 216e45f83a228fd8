-- Names `metrics`, which is made anew below; put back at the end.
DROP TRIGGER `imports_assets`;
CREATE TABLE `alarm_comments` (
	`id` text PRIMARY KEY NOT NULL,
	`alarm_id` text NOT NULL,
	`author_id` text NOT NULL,
	`body` text NOT NULL,
	`created_at` integer NOT NULL,
	`archived_at` integer,
	FOREIGN KEY (`alarm_id`) REFERENCES `alarms`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`author_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;

CREATE INDEX `alarm_comments_alarm` ON `alarm_comments` (`alarm_id`,`created_at`);
CREATE TABLE `alarm_rules` (
	`id` text PRIMARY KEY NOT NULL,
	`metric_id` text NOT NULL,
	`notify` text,
	`work_severity` text NOT NULL,
	`work_after_ms` integer,
	`work_title` text,
	`work_priority` text,
	`assignee_id` text,
	`checklist_template_id` text,
	`updated_at` integer NOT NULL,
	FOREIGN KEY (`metric_id`) REFERENCES `metrics`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`assignee_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "alarm_rules_severity_known" CHECK("alarm_rules"."work_severity" IN ('warning', 'critical')),
	CONSTRAINT "alarm_rules_after" CHECK("alarm_rules"."work_after_ms" IS NULL OR "alarm_rules"."work_after_ms" >= 0)
) STRICT;

CREATE UNIQUE INDEX `alarm_rules_metric` ON `alarm_rules` (`metric_id`);
CREATE TABLE `alarm_shelves` (
	`id` text PRIMARY KEY NOT NULL,
	`metric_id` text NOT NULL,
	`reason` text NOT NULL,
	`until` integer NOT NULL,
	`shelved_by` text NOT NULL,
	`created_at` integer NOT NULL,
	`ended_at` integer,
	`ended_by` text,
	FOREIGN KEY (`metric_id`) REFERENCES `metrics`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`shelved_by`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`ended_by`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;

CREATE INDEX `alarm_shelves_metric` ON `alarm_shelves` (`metric_id`,`created_at`);
CREATE INDEX `alarm_shelves_open` ON `alarm_shelves` (`until`) WHERE "alarm_shelves"."ended_at" IS NULL;
PRAGMA foreign_keys=OFF;
CREATE TABLE `__new_asset_type_metrics` (
	`id` text PRIMARY KEY NOT NULL,
	`asset_type_id` text NOT NULL,
	`name` text NOT NULL,
	`kind` text DEFAULT 'gauge' NOT NULL,
	`unit` text NOT NULL,
	`decimals` integer NOT NULL,
	`plausible_min` real,
	`plausible_max` real,
	`rollover_at` real,
	`no_data_ms` integer,
	`choices` text,
	`low_critical` real,
	`low_warning` real,
	`high_warning` real,
	`high_critical` real,
	`rate_warning` real,
	`rate_critical` real,
	`rate_window_ms` integer DEFAULT 0 NOT NULL,
	`deadband` real NOT NULL,
	`on_delay_ms` integer NOT NULL,
	`off_delay_ms` integer NOT NULL,
	`rearm_ms` integer DEFAULT 0 NOT NULL,
	`position` text NOT NULL,
	FOREIGN KEY (`asset_type_id`) REFERENCES `asset_types`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "asset_type_metrics_kind_known" CHECK("__new_asset_type_metrics"."kind" IN ('gauge', 'counter', 'characteristic')),
	CONSTRAINT "asset_type_metrics_deadband" CHECK("__new_asset_type_metrics"."deadband" >= 0),
	CONSTRAINT "asset_type_metrics_delays" CHECK("__new_asset_type_metrics"."on_delay_ms" >= 0 AND "__new_asset_type_metrics"."off_delay_ms" >= 0 AND "__new_asset_type_metrics"."rearm_ms" >= 0)
) STRICT;

INSERT INTO `__new_asset_type_metrics`("id", "asset_type_id", "name", "unit", "decimals", "low_critical", "low_warning", "high_warning", "high_critical", "deadband", "on_delay_ms", "off_delay_ms", "position") SELECT "id", "asset_type_id", "name", "unit", "decimals", "low_critical", "low_warning", "high_warning", "high_critical", "deadband", "on_delay_ms", "off_delay_ms", "position" FROM `asset_type_metrics`;
DROP TABLE `asset_type_metrics`;
ALTER TABLE `__new_asset_type_metrics` RENAME TO `asset_type_metrics`;
PRAGMA foreign_keys=ON;
CREATE UNIQUE INDEX `asset_type_metrics_name` ON `asset_type_metrics` (`asset_type_id`,lower("name"));
CREATE TABLE `__new_thresholds` (
	`id` text PRIMARY KEY NOT NULL,
	`metric_id` text NOT NULL,
	`low_critical` real,
	`low_warning` real,
	`high_warning` real,
	`high_critical` real,
	`rate_warning` real,
	`rate_critical` real,
	`rate_window_ms` integer DEFAULT 0 NOT NULL,
	`deadband` real NOT NULL,
	`on_delay_ms` integer NOT NULL,
	`off_delay_ms` integer NOT NULL,
	`rearm_ms` integer DEFAULT 0 NOT NULL,
	`updated_at` integer NOT NULL,
	FOREIGN KEY (`metric_id`) REFERENCES `metrics`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "thresholds_deadband" CHECK("__new_thresholds"."deadband" >= 0),
	CONSTRAINT "thresholds_delays" CHECK("__new_thresholds"."on_delay_ms" >= 0 AND "__new_thresholds"."off_delay_ms" >= 0 AND "__new_thresholds"."rearm_ms" >= 0)
) STRICT;

INSERT INTO `__new_thresholds`("id", "metric_id", "low_critical", "low_warning", "high_warning", "high_critical", "deadband", "on_delay_ms", "off_delay_ms", "updated_at") SELECT "id", "metric_id", "low_critical", "low_warning", "high_warning", "high_critical", "deadband", "on_delay_ms", "off_delay_ms", "updated_at" FROM `thresholds`;
DROP TABLE `thresholds`;
ALTER TABLE `__new_thresholds` RENAME TO `thresholds`;
CREATE UNIQUE INDEX `thresholds_metric` ON `thresholds` (`metric_id`);
CREATE TABLE `__new_alarms` (
	`id` text PRIMARY KEY NOT NULL,
	`metric_id` text NOT NULL,
	`asset_id` text NOT NULL,
	`type` text DEFAULT 'level' NOT NULL,
	`side` text NOT NULL,
	`severity` text NOT NULL,
	`limit` real NOT NULL,
	`started_at` integer NOT NULL,
	`raised_at` integer NOT NULL,
	`ended_at` integer,
	`peak_value` real NOT NULL,
	`peak_at` integer NOT NULL,
	`rings` integer NOT NULL,
	`held` text,
	`acknowledged_at` integer,
	`acknowledged_by` text,
	`acknowledge_note` text,
	`work_order_id` text,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`metric_id`) REFERENCES `metrics`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`asset_id`) REFERENCES `assets`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "alarms_type_known" CHECK("__new_alarms"."type" IN ('level', 'rate', 'state', 'no-data')),
	CONSTRAINT "alarms_side_known" CHECK("__new_alarms"."side" IN ('low', 'high')),
	CONSTRAINT "alarms_severity_known" CHECK("__new_alarms"."severity" IN ('warning', 'critical')),
	CONSTRAINT "alarms_held_known" CHECK("__new_alarms"."held" IS NULL OR "__new_alarms"."held" IN ('shelved', 'asset-down', 'maintenance')),
	CONSTRAINT "alarms_end_after_start" CHECK("__new_alarms"."ended_at" IS NULL OR "__new_alarms"."ended_at" >= "__new_alarms"."started_at")
) STRICT;

INSERT INTO `__new_alarms`("id", "metric_id", "asset_id", "side", "severity", "limit", "started_at", "raised_at", "ended_at", "peak_value", "peak_at", "rings", "acknowledged_at", "acknowledged_by", "acknowledge_note", "work_order_id", "created_at") SELECT "id", "metric_id", "asset_id", "side", "severity", "limit", "started_at", "raised_at", "ended_at", "peak_value", "peak_at", "rings", "acknowledged_at", "acknowledged_by", "acknowledge_note", "work_order_id", "created_at" FROM `alarms`;
DROP TABLE `alarms`;
ALTER TABLE `__new_alarms` RENAME TO `alarms`;
CREATE INDEX `alarms_metric` ON `alarms` (`metric_id`,`started_at`);
CREATE INDEX `alarms_asset` ON `alarms` (`asset_id`,`started_at`);
CREATE INDEX `alarms_standing` ON `alarms` (`raised_at`) WHERE "alarms"."rings" = 1 AND "alarms"."held" IS NULL AND ("alarms"."ended_at" IS NULL OR "alarms"."acknowledged_at" IS NULL);
CREATE INDEX `alarms_held` ON `alarms` (`asset_id`) WHERE "alarms"."held" IS NOT NULL AND "alarms"."ended_at" IS NULL;
CREATE INDEX `alarms_raised` ON `alarms` (`raised_at`);
CREATE INDEX `alarms_work_order` ON `alarms` (`work_order_id`);
CREATE TABLE `__new_threshold_states` (
	`metric_id` text NOT NULL,
	`type` text NOT NULL,
	`state` text NOT NULL,
	PRIMARY KEY(`metric_id`, `type`),
	FOREIGN KEY (`metric_id`) REFERENCES `metrics`(`id`) ON UPDATE no action ON DELETE no action
) STRICT, WITHOUT ROWID;

INSERT INTO `__new_threshold_states`("metric_id", "type", "state") SELECT "metric_id", 'level', json_set("state", '$.ended', NULL) FROM `threshold_states`;
DROP TABLE `threshold_states`;
ALTER TABLE `__new_threshold_states` RENAME TO `threshold_states`;
CREATE TABLE `__new_metrics` (
	`id` text PRIMARY KEY NOT NULL,
	`asset_id` text NOT NULL,
	`name` text NOT NULL,
	`kind` text DEFAULT 'gauge' NOT NULL,
	`unit` text NOT NULL,
	`decimals` integer NOT NULL,
	`plausible_min` real,
	`plausible_max` real,
	`rollover_at` real,
	`no_data_ms` integer,
	`choices` text,
	`description` text,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	`archived_at` integer,
	FOREIGN KEY (`asset_id`) REFERENCES `assets`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "metrics_kind_known" CHECK("__new_metrics"."kind" IN ('gauge', 'counter', 'characteristic'))
) STRICT;

INSERT INTO `__new_metrics`("id", "asset_id", "name", "unit", "decimals", "description", "created_at", "updated_at", "archived_at") SELECT "id", "asset_id", "name", "unit", "decimals", "description", "created_at", "updated_at", "archived_at" FROM `metrics`;
DROP TABLE `metrics`;
ALTER TABLE `__new_metrics` RENAME TO `metrics`;
CREATE UNIQUE INDEX `metrics_asset_name` ON `metrics` (`asset_id`,lower("name"));
CREATE INDEX `metrics_silent` ON `metrics` (`id`) WHERE "metrics"."no_data_ms" IS NOT NULL;
CREATE TRIGGER `imports_assets` AFTER INSERT ON `imports`
BEGIN
	INSERT OR IGNORE INTO `import_assets` (`asset_id`, `import_id`)
	SELECT a.`id`, NEW.`id` FROM json_each(NEW.`plan`, '$.targets') target
	LEFT JOIN `metrics` m ON m.`id` = json_extract(target.value, '$.metricId')
	JOIN `assets` a ON a.`id` = coalesce(json_extract(target.value, '$.assetId'), m.`asset_id`);
END;
