PRAGMA foreign_keys=OFF;
CREATE TABLE `__new_attachments` (
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
	CONSTRAINT "attachments_entity_known" CHECK("__new_attachments"."entity" IN ('assets', 'asset_types', 'locations', 'items', 'parts', 'suppliers', 'work_orders', 'alarms')),
	CONSTRAINT "attachments_kind_known" CHECK("__new_attachments"."kind" IN ('photo', 'manual', 'drawing', 'certificate', 'other'))
) STRICT;

INSERT INTO `__new_attachments`("id", "entity", "record_id", "hash", "file_name", "title", "kind", "media_type", "size", "created_by", "created_at", "updated_at", "archived_at") SELECT "id", "entity", "record_id", "hash", "file_name", "title", "kind", "media_type", "size", "created_by", "created_at", "updated_at", "archived_at" FROM `attachments`;
DROP TABLE `attachments`;
ALTER TABLE `__new_attachments` RENAME TO `attachments`;
PRAGMA foreign_keys=ON;
CREATE INDEX `attachments_record` ON `attachments` (`entity`,`record_id`);
CREATE INDEX `attachments_hash` ON `attachments` (`hash`);
CREATE TABLE `__new_codes` (
	`id` text PRIMARY KEY NOT NULL,
	`code` text NOT NULL,
	`entity` text NOT NULL,
	`record_id` text NOT NULL,
	`created_at` integer NOT NULL,
	CONSTRAINT "codes_entity_known" CHECK("__new_codes"."entity" IN ('assets', 'asset_types', 'locations', 'items', 'parts', 'suppliers', 'work_orders', 'alarms'))
) STRICT;

INSERT INTO `__new_codes`("id", "code", "entity", "record_id", "created_at") SELECT "id", "code", "entity", "record_id", "created_at" FROM `codes`;
DROP TABLE `codes`;
ALTER TABLE `__new_codes` RENAME TO `codes`;
CREATE UNIQUE INDEX `codes_code` ON `codes` (upper("code"));
CREATE INDEX `codes_record` ON `codes` (`entity`,`record_id`);