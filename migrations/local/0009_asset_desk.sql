CREATE TABLE `team_members` (
	`team_id` text NOT NULL,
	`user_id` text NOT NULL,
	PRIMARY KEY(`team_id`, `user_id`),
	FOREIGN KEY (`team_id`) REFERENCES `teams`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
) STRICT, WITHOUT ROWID;

CREATE INDEX `team_members_user` ON `team_members` (`user_id`);
CREATE TABLE `teams` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	`archived_at` integer
) STRICT;

CREATE UNIQUE INDEX `teams_name` ON `teams` (lower("name")) WHERE "teams"."archived_at" IS NULL;
CREATE TABLE `asset_type_metrics` (
	`id` text PRIMARY KEY NOT NULL,
	`asset_type_id` text NOT NULL,
	`name` text NOT NULL,
	`unit` text NOT NULL,
	`decimals` integer NOT NULL,
	`low_critical` real,
	`low_warning` real,
	`high_warning` real,
	`high_critical` real,
	`deadband` real NOT NULL,
	`on_delay_ms` integer NOT NULL,
	`off_delay_ms` integer NOT NULL,
	`position` text NOT NULL,
	FOREIGN KEY (`asset_type_id`) REFERENCES `asset_types`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "asset_type_metrics_deadband" CHECK("asset_type_metrics"."deadband" >= 0),
	CONSTRAINT "asset_type_metrics_delays" CHECK("asset_type_metrics"."on_delay_ms" >= 0 AND "asset_type_metrics"."off_delay_ms" >= 0)
) STRICT;

CREATE UNIQUE INDEX `asset_type_metrics_name` ON `asset_type_metrics` (`asset_type_id`,lower("name"));
CREATE TABLE `asset_type_parts` (
	`id` text PRIMARY KEY NOT NULL,
	`asset_type_id` text NOT NULL,
	`part_id` text NOT NULL,
	`quantity` integer NOT NULL,
	`note` text,
	FOREIGN KEY (`asset_type_id`) REFERENCES `asset_types`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`part_id`) REFERENCES `parts`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "asset_type_parts_quantity" CHECK("asset_type_parts"."quantity" > 0)
) STRICT;

CREATE UNIQUE INDEX `asset_type_parts_once` ON `asset_type_parts` (`asset_type_id`,`part_id`);
CREATE INDEX `asset_type_parts_part` ON `asset_type_parts` (`part_id`);
CREATE TABLE `custom_fields` (
	`id` text PRIMARY KEY NOT NULL,
	`asset_type_id` text NOT NULL,
	`name` text NOT NULL,
	`kind` text NOT NULL,
	`unit` text,
	`choices` text,
	`position` text NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	`archived_at` integer,
	FOREIGN KEY (`asset_type_id`) REFERENCES `asset_types`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "custom_fields_kind_known" CHECK("custom_fields"."kind" IN ('text', 'number', 'choice', 'date', 'link'))
) STRICT;

CREATE UNIQUE INDEX `custom_fields_name` ON `custom_fields` (`asset_type_id`,lower("name")) WHERE "custom_fields"."archived_at" IS NULL;
CREATE TABLE `asset_keywords` (
	`asset_id` text NOT NULL,
	`keyword` text NOT NULL,
	PRIMARY KEY(`asset_id`, `keyword`),
	FOREIGN KEY (`asset_id`) REFERENCES `assets`(`id`) ON UPDATE no action ON DELETE no action
) STRICT, WITHOUT ROWID;

CREATE INDEX `asset_keywords_keyword` ON `asset_keywords` (`keyword`);
CREATE TABLE `asset_parts` (
	`id` text PRIMARY KEY NOT NULL,
	`asset_id` text NOT NULL,
	`part_id` text NOT NULL,
	`quantity` integer NOT NULL,
	`note` text,
	FOREIGN KEY (`asset_id`) REFERENCES `assets`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`part_id`) REFERENCES `parts`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "asset_parts_quantity" CHECK("asset_parts"."quantity" > 0)
) STRICT;

CREATE UNIQUE INDEX `asset_parts_once` ON `asset_parts` (`asset_id`,`part_id`);
CREATE INDEX `asset_parts_part` ON `asset_parts` (`part_id`);
CREATE TABLE `custom_values` (
	`asset_id` text NOT NULL,
	`field_id` text NOT NULL,
	`value` any NOT NULL,
	PRIMARY KEY(`asset_id`, `field_id`),
	FOREIGN KEY (`asset_id`) REFERENCES `assets`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`field_id`) REFERENCES `custom_fields`(`id`) ON UPDATE no action ON DELETE no action
) STRICT, WITHOUT ROWID;

CREATE INDEX `custom_values_field` ON `custom_values` (`field_id`);
CREATE TABLE `installations` (
	`id` text PRIMARY KEY NOT NULL,
	`item_id` text NOT NULL,
	`asset_id` text NOT NULL,
	`installed_at` integer,
	`removed_at` integer,
	`reason` text,
	FOREIGN KEY (`item_id`) REFERENCES `items`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`asset_id`) REFERENCES `assets`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "installations_in_order" CHECK("installations"."removed_at" IS NULL OR "installations"."installed_at" IS NULL OR "installations"."removed_at" >= "installations"."installed_at")
) STRICT;

CREATE INDEX `installations_item` ON `installations` (`item_id`,`installed_at`);
CREATE INDEX `installations_asset` ON `installations` (`asset_id`,`installed_at`);
CREATE UNIQUE INDEX `installations_in_place` ON `installations` (`asset_id`) WHERE "installations"."removed_at" IS NULL;
CREATE UNIQUE INDEX `installations_in_one_place` ON `installations` (`item_id`) WHERE "installations"."removed_at" IS NULL;
CREATE TABLE `items` (
	`id` text PRIMARY KEY NOT NULL,
	`state` text NOT NULL,
	`manufacturer` text,
	`model` text,
	`serial_number` text,
	`purchase_cost` integer,
	`expected_lifetime_months` integer,
	`warranty_until` text,
	`asset_type_id` text,
	`location_id` text,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	`archived_at` integer,
	FOREIGN KEY (`asset_type_id`) REFERENCES `asset_types`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`location_id`) REFERENCES `locations`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "items_state_known" CHECK("items"."state" IN ('installed', 'stored', 'scrapped'))
) STRICT;

CREATE INDEX `items_state` ON `items` (`state`);
CREATE INDEX `items_type` ON `items` (`asset_type_id`);
CREATE INDEX `items_location` ON `items` (`location_id`);
CREATE INDEX `items_serial` ON `items` (lower("serial_number"));
CREATE TABLE `attachments` (
	`id` text PRIMARY KEY NOT NULL,
	`entity` text NOT NULL,
	`record_id` text NOT NULL,
	`hash` text NOT NULL,
	`file_name` text NOT NULL,
	`title` text,
	`kind` text NOT NULL,
	`media_type` text NOT NULL,
	`size` integer NOT NULL,
	`created_by` text,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	`archived_at` integer,
	FOREIGN KEY (`created_by`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "attachments_entity_known" CHECK("attachments"."entity" IN ('assets', 'asset_types', 'locations', 'items', 'parts', 'suppliers', 'work_orders')),
	CONSTRAINT "attachments_kind_known" CHECK("attachments"."kind" IN ('photo', 'manual', 'drawing', 'certificate', 'other'))
) STRICT;

CREATE INDEX `attachments_record` ON `attachments` (`entity`,`record_id`);
CREATE INDEX `attachments_hash` ON `attachments` (`hash`);
CREATE TABLE `codes` (
	`id` text PRIMARY KEY NOT NULL,
	`code` text NOT NULL,
	`entity` text NOT NULL,
	`record_id` text NOT NULL,
	`created_at` integer NOT NULL,
	CONSTRAINT "codes_entity_known" CHECK("codes"."entity" IN ('assets', 'asset_types', 'locations', 'items', 'parts', 'suppliers', 'work_orders'))
) STRICT;

CREATE UNIQUE INDEX `codes_code` ON `codes` (upper("code"));
CREATE INDEX `codes_record` ON `codes` (`entity`,`record_id`);
CREATE TABLE `label_printers` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`host` text NOT NULL,
	`port` integer NOT NULL,
	`dpi` integer NOT NULL,
	`label_width` integer NOT NULL,
	`label_height` integer NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	`archived_at` integer
) STRICT;

CREATE UNIQUE INDEX `label_printers_name` ON `label_printers` (lower("name")) WHERE "label_printers"."archived_at" IS NULL;
CREATE TABLE `import_mappings` (
	`kind` text NOT NULL,
	`signature` text NOT NULL,
	`mapping` text NOT NULL,
	`updated_at` integer NOT NULL,
	PRIMARY KEY(`kind`, `signature`)
) STRICT, WITHOUT ROWID;

ALTER TABLE `asset_types` ADD `maintenance_every` integer;
ALTER TABLE `asset_types` ADD `maintenance_unit` text;
ALTER TABLE `asset_types` ADD `expected_lifetime_months` integer;
ALTER TABLE `assets` ADD `responsible_user_id` text REFERENCES users(id);
ALTER TABLE `assets` ADD `responsible_team_id` text REFERENCES teams(id);
ALTER TABLE `assets` ADD `health_override` integer;
ALTER TABLE `assets` ADD `health_override_reason` text;
ALTER TABLE `assets` ADD `health_override_until` text;
CREATE INDEX `assets_responsible_user` ON `assets` (`responsible_user_id`);
CREATE INDEX `assets_responsible_team` ON `assets` (`responsible_team_id`);
CREATE INDEX `assets_serial` ON `assets` (lower("serial_number"));
CREATE INDEX `assets_archived` ON `assets` (`archived_at`) WHERE "assets"."archived_at" IS NOT NULL;
ALTER TABLE `work_orders` ADD `other_cost` integer;
ALTER TABLE `parts` ADD `keywords` text;
ALTER TABLE `suppliers` ADD `description` text;
ALTER TABLE `imports` ADD `created` integer;
ALTER TABLE `imports` ADD `changed` integer;
ALTER TABLE `imports` ADD `unchanged` integer;
ALTER TABLE `imports` ADD `change_set` integer;
ALTER TABLE `imports` ADD `undone_at` integer;
ALTER TABLE `imports` ADD `undone_by` text REFERENCES users(id);
-- What came with assets, files, labels and imports, given to the roles that plants already have. An admin has all.
INSERT INTO `role_permissions` (`role_id`, `permission`)
SELECT `roles`.`id`, `given`.`permission`
FROM `roles` JOIN (
	SELECT 'manager' AS `builtin`, 'attachments.write' AS `permission`
	UNION ALL SELECT 'manager', 'labels.print'
	UNION ALL SELECT 'manager', 'records.import'
	UNION ALL SELECT 'manager', 'records.export'
	UNION ALL SELECT 'planner', 'attachments.write'
	UNION ALL SELECT 'planner', 'labels.print'
	UNION ALL SELECT 'planner', 'records.import'
	UNION ALL SELECT 'planner', 'records.export'
	UNION ALL SELECT 'technician', 'attachments.write'
	UNION ALL SELECT 'technician', 'labels.print'
	UNION ALL SELECT 'technician', 'records.export'
	UNION ALL SELECT 'storekeeper', 'attachments.write'
	UNION ALL SELECT 'storekeeper', 'labels.print'
	UNION ALL SELECT 'storekeeper', 'records.import'
	UNION ALL SELECT 'storekeeper', 'records.export'
	UNION ALL SELECT 'admin', 'attachments.write'
	UNION ALL SELECT 'admin', 'labels.print'
	UNION ALL SELECT 'admin', 'records.import'
	UNION ALL SELECT 'admin', 'records.export'
) AS `given` ON `given`.`builtin` = `roles`.`builtin`;
