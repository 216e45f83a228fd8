CREATE TABLE `companies` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`address` text,
	`phone` text,
	`email` text,
	`time_zone` text NOT NULL,
	`language` text NOT NULL,
	`currency` text NOT NULL,
	`created_at` integer NOT NULL
) STRICT;

CREATE TABLE `local_state` (
	`key` text PRIMARY KEY NOT NULL,
	`value` text NOT NULL
) STRICT;

CREATE TABLE `settings` (
	`id` text PRIMARY KEY NOT NULL,
	`value` text NOT NULL
) STRICT;

CREATE TABLE `stations` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`created_at` integer NOT NULL
) STRICT;

CREATE TABLE `credentials` (
	`user_id` text PRIMARY KEY NOT NULL,
	`password_hash` text NOT NULL,
	`must_change` integer NOT NULL,
	`failed_attempts` integer NOT NULL,
	`locked_until` integer,
	`last_sign_in_at` integer,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;

CREATE TABLE `role_permissions` (
	`role_id` text NOT NULL,
	`permission` text NOT NULL,
	PRIMARY KEY(`role_id`, `permission`),
	FOREIGN KEY (`role_id`) REFERENCES `roles`(`id`) ON UPDATE no action ON DELETE no action
) STRICT, WITHOUT ROWID;

CREATE TABLE `roles` (
	`id` text PRIMARY KEY NOT NULL,
	`builtin` text,
	`name` text NOT NULL,
	`description` text,
	`created_at` integer NOT NULL
) STRICT;

CREATE UNIQUE INDEX `roles_name` ON `roles` (`name`);
CREATE UNIQUE INDEX `roles_builtin` ON `roles` (`builtin`);
CREATE TABLE `sessions` (
	`token_hash` text PRIMARY KEY NOT NULL,
	`user_id` text NOT NULL,
	`created_at` integer NOT NULL,
	`last_used_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;

CREATE INDEX `sessions_user` ON `sessions` (`user_id`);
CREATE INDEX `sessions_expires` ON `sessions` (`expires_at`);
CREATE TABLE `users` (
	`id` text PRIMARY KEY NOT NULL,
	`username` text NOT NULL,
	`full_name` text NOT NULL,
	`email` text,
	`phone` text,
	`department` text,
	`role_id` text NOT NULL,
	`status` text NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	`archived_at` integer,
	FOREIGN KEY (`role_id`) REFERENCES `roles`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "users_status" CHECK("users"."status" IN ('pending', 'active', 'disabled'))
) STRICT;

CREATE UNIQUE INDEX `users_username` ON `users` (lower("username"));
CREATE UNIQUE INDEX `users_email` ON `users` (lower("email"));
CREATE INDEX `users_role` ON `users` (`role_id`);
CREATE TABLE `asset_types` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`category` text,
	`description` text,
	`icon` text,
	`common_issues` text,
	`troubleshooting` text,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	`archived_at` integer
) STRICT;

CREATE UNIQUE INDEX `asset_types_name` ON `asset_types` (`name`);
CREATE TABLE `assets` (
	`id` text PRIMARY KEY NOT NULL,
	`tag` text NOT NULL,
	`name` text NOT NULL,
	`description` text,
	`parent_id` text,
	`location_id` text,
	`asset_type_id` text,
	`criticality` text NOT NULL,
	`status` text NOT NULL,
	`manufacturer` text,
	`model` text,
	`serial_number` text,
	`installed_on` text,
	`purchase_cost` integer,
	`expected_lifetime_months` integer,
	`warranty_until` text,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	`archived_at` integer,
	FOREIGN KEY (`parent_id`) REFERENCES `assets`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`location_id`) REFERENCES `locations`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`asset_type_id`) REFERENCES `asset_types`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "assets_criticality_known" CHECK("assets"."criticality" IN ('A', 'B', 'C')),
	CONSTRAINT "assets_status_known" CHECK("assets"."status" IN ('running', 'standby', 'down', 'maintenance', 'retired')),
	CONSTRAINT "assets_not_own_parent" CHECK("assets"."parent_id" IS NULL OR "assets"."parent_id" <> "assets"."id")
) STRICT;

CREATE UNIQUE INDEX `assets_tag` ON `assets` (`tag`);
CREATE INDEX `assets_parent` ON `assets` (`parent_id`,`tag`);
CREATE INDEX `assets_name` ON `assets` (`name`) WHERE "assets"."archived_at" IS NULL;
CREATE INDEX `assets_status` ON `assets` (`status`,`tag`) WHERE "assets"."archived_at" IS NULL;
CREATE INDEX `assets_type` ON `assets` (`asset_type_id`) WHERE "assets"."archived_at" IS NULL;
CREATE INDEX `assets_location` ON `assets` (`location_id`);
CREATE TABLE `locations` (
	`id` text PRIMARY KEY NOT NULL,
	`parent_id` text,
	`kind` text NOT NULL,
	`name` text NOT NULL,
	`description` text,
	`address` text,
	`latitude` real,
	`longitude` real,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	`archived_at` integer,
	FOREIGN KEY (`parent_id`) REFERENCES `locations`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "locations_kind_known" CHECK("locations"."kind" IN ('site', 'building', 'area', 'store', 'bin'))
) STRICT;

CREATE INDEX `locations_parent` ON `locations` (`parent_id`,`name`);
CREATE INDEX `locations_kind` ON `locations` (`kind`);
CREATE TABLE `alarms` (
	`id` text PRIMARY KEY NOT NULL,
	`metric_id` text NOT NULL,
	`asset_id` text NOT NULL,
	`side` text NOT NULL,
	`severity` text NOT NULL,
	`limit` real NOT NULL,
	`started_at` integer NOT NULL,
	`raised_at` integer NOT NULL,
	`ended_at` integer,
	`peak_value` real NOT NULL,
	`peak_at` integer NOT NULL,
	`rings` integer NOT NULL,
	`acknowledged_at` integer,
	`acknowledged_by` text,
	`acknowledge_note` text,
	`work_order_id` text,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`metric_id`) REFERENCES `metrics`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`asset_id`) REFERENCES `assets`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "alarms_side_known" CHECK("alarms"."side" IN ('low', 'high')),
	CONSTRAINT "alarms_severity_known" CHECK("alarms"."severity" IN ('warning', 'critical')),
	CONSTRAINT "alarms_end_after_start" CHECK("alarms"."ended_at" IS NULL OR "alarms"."ended_at" >= "alarms"."started_at")
) STRICT;

CREATE INDEX `alarms_metric` ON `alarms` (`metric_id`,`started_at`);
CREATE INDEX `alarms_asset` ON `alarms` (`asset_id`,`started_at`);
CREATE INDEX `alarms_standing` ON `alarms` (`raised_at`) WHERE "alarms"."rings" = 1 AND ("alarms"."ended_at" IS NULL OR "alarms"."acknowledged_at" IS NULL);
CREATE INDEX `alarms_raised` ON `alarms` (`raised_at`);
CREATE INDEX `alarms_work_order` ON `alarms` (`work_order_id`);
CREATE TABLE `metrics` (
	`id` text PRIMARY KEY NOT NULL,
	`asset_id` text NOT NULL,
	`name` text NOT NULL,
	`unit` text NOT NULL,
	`decimals` integer NOT NULL,
	`description` text,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	`archived_at` integer,
	FOREIGN KEY (`asset_id`) REFERENCES `assets`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;

CREATE UNIQUE INDEX `metrics_asset_name` ON `metrics` (`asset_id`,lower("name"));
CREATE TABLE `reading_sources` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`kind` text NOT NULL,
	`label` text NOT NULL,
	`import_id` text,
	`created_at` integer NOT NULL
) STRICT;

CREATE TABLE `readings` (
	`series` integer NOT NULL,
	`ts` integer NOT NULL,
	`value` real NOT NULL,
	`source` integer NOT NULL,
	PRIMARY KEY(`series`, `ts`)
) STRICT, WITHOUT ROWID;

CREATE TABLE `rollups` (
	`series` integer NOT NULL,
	`level` integer NOT NULL,
	`bucket` integer NOT NULL,
	`count` integer NOT NULL,
	`min` real NOT NULL,
	`max` real NOT NULL,
	`sum` real NOT NULL,
	`first` real NOT NULL,
	`first_ts` integer NOT NULL,
	`last` real NOT NULL,
	`last_ts` integer NOT NULL,
	PRIMARY KEY(`series`, `level`, `bucket`)
) STRICT, WITHOUT ROWID;

CREATE TABLE `series` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`metric_id` text NOT NULL,
	FOREIGN KEY (`metric_id`) REFERENCES `metrics`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;

CREATE UNIQUE INDEX `series_metric` ON `series` (`metric_id`);
CREATE TABLE `threshold_states` (
	`metric_id` text PRIMARY KEY NOT NULL,
	`state` text NOT NULL,
	FOREIGN KEY (`metric_id`) REFERENCES `metrics`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;

CREATE TABLE `thresholds` (
	`id` text PRIMARY KEY NOT NULL,
	`metric_id` text NOT NULL,
	`low_critical` real,
	`low_warning` real,
	`high_warning` real,
	`high_critical` real,
	`deadband` real NOT NULL,
	`on_delay_ms` integer NOT NULL,
	`off_delay_ms` integer NOT NULL,
	`updated_at` integer NOT NULL,
	FOREIGN KEY (`metric_id`) REFERENCES `metrics`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "thresholds_deadband" CHECK("thresholds"."deadband" >= 0),
	CONSTRAINT "thresholds_delays" CHECK("thresholds"."on_delay_ms" >= 0 AND "thresholds"."off_delay_ms" >= 0)
) STRICT;

CREATE UNIQUE INDEX `thresholds_metric` ON `thresholds` (`metric_id`);
CREATE TABLE `checklist_items` (
	`id` text PRIMARY KEY NOT NULL,
	`work_order_id` text NOT NULL,
	`position` text NOT NULL,
	`text` text NOT NULL,
	`mandatory` integer NOT NULL,
	`done_at` integer,
	`done_by` text,
	`note` text,
	`created_at` integer NOT NULL,
	`archived_at` integer,
	FOREIGN KEY (`work_order_id`) REFERENCES `work_orders`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`done_by`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;

CREATE INDEX `checklist_items_work_order` ON `checklist_items` (`work_order_id`,`position`);
CREATE TABLE `checklist_template_items` (
	`id` text PRIMARY KEY NOT NULL,
	`template_id` text NOT NULL,
	`position` text NOT NULL,
	`text` text NOT NULL,
	`mandatory` integer NOT NULL,
	FOREIGN KEY (`template_id`) REFERENCES `checklist_templates`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;

CREATE INDEX `checklist_template_items_template` ON `checklist_template_items` (`template_id`,`position`);
CREATE TABLE `checklist_templates` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`asset_type_id` text,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	`archived_at` integer,
	FOREIGN KEY (`asset_type_id`) REFERENCES `asset_types`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;

CREATE UNIQUE INDEX `checklist_templates_name` ON `checklist_templates` (`name`);
CREATE TABLE `comments` (
	`id` text PRIMARY KEY NOT NULL,
	`work_order_id` text NOT NULL,
	`author_id` text NOT NULL,
	`body` text NOT NULL,
	`created_at` integer NOT NULL,
	`archived_at` integer,
	FOREIGN KEY (`work_order_id`) REFERENCES `work_orders`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`author_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;

CREATE INDEX `comments_work_order` ON `comments` (`work_order_id`,`created_at`);
CREATE TABLE `labour_entries` (
	`id` text PRIMARY KEY NOT NULL,
	`work_order_id` text NOT NULL,
	`user_id` text NOT NULL,
	`worked_on` text NOT NULL,
	`minutes` integer NOT NULL,
	`note` text,
	`created_at` integer NOT NULL,
	`archived_at` integer,
	FOREIGN KEY (`work_order_id`) REFERENCES `work_orders`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "labour_entries_minutes" CHECK("labour_entries"."minutes" > 0)
) STRICT;

CREATE INDEX `labour_entries_work_order` ON `labour_entries` (`work_order_id`);
CREATE TABLE `number_series` (
	`prefix` text NOT NULL,
	`year` integer NOT NULL,
	`last` integer NOT NULL,
	PRIMARY KEY(`prefix`, `year`)
) STRICT, WITHOUT ROWID;

CREATE TABLE `work_orders` (
	`id` text PRIMARY KEY NOT NULL,
	`number` text NOT NULL,
	`title` text NOT NULL,
	`description` text,
	`asset_id` text,
	`alarm_id` text,
	`type` text NOT NULL,
	`status` text NOT NULL,
	`priority` text NOT NULL,
	`assignee_id` text,
	`created_by` text,
	`due_on` text,
	`estimated_minutes` integer,
	`started_at` integer,
	`completed_at` integer,
	`completed_by` text,
	`result` text,
	`downtime_minutes` integer,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	`archived_at` integer,
	FOREIGN KEY (`asset_id`) REFERENCES `assets`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`alarm_id`) REFERENCES `alarms`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`assignee_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`created_by`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`completed_by`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "work_orders_type_known" CHECK("work_orders"."type" IN ('corrective', 'preventive', 'inspection', 'improvement', 'emergency')),
	CONSTRAINT "work_orders_status_known" CHECK("work_orders"."status" IN ('requested', 'open', 'in-progress', 'on-hold', 'completed', 'cancelled')),
	CONSTRAINT "work_orders_priority_known" CHECK("work_orders"."priority" IN ('low', 'medium', 'high', 'critical')),
	CONSTRAINT "work_orders_downtime" CHECK("work_orders"."downtime_minutes" IS NULL OR "work_orders"."downtime_minutes" >= 0),
	CONSTRAINT "work_orders_estimate" CHECK("work_orders"."estimated_minutes" IS NULL OR "work_orders"."estimated_minutes" >= 0)
) STRICT;

CREATE UNIQUE INDEX `work_orders_number` ON `work_orders` (`number`);
CREATE INDEX `work_orders_status` ON `work_orders` (`status`,`due_on`);
CREATE INDEX `work_orders_asset` ON `work_orders` (`asset_id`,`created_at`);
CREATE INDEX `work_orders_assignee` ON `work_orders` (`assignee_id`,`due_on`,`number`);
CREATE INDEX `work_orders_created` ON `work_orders` (`created_at`);
CREATE INDEX `work_orders_due` ON `work_orders` (`due_on`,`number`,`archived_at`,`status`);
CREATE INDEX `work_orders_open` ON `work_orders` (`due_on`,`number`,`archived_at`,`status`) WHERE "work_orders"."archived_at" IS NULL AND "work_orders"."status" NOT IN ('completed', 'cancelled');
CREATE INDEX `work_orders_alarm` ON `work_orders` (`alarm_id`);
CREATE TABLE `parts` (
	`id` text PRIMARY KEY NOT NULL,
	`number` text NOT NULL,
	`name` text NOT NULL,
	`description` text,
	`category` text,
	`unit` text NOT NULL,
	`average_cost` integer NOT NULL,
	`supplier_id` text,
	`supplier_sku` text,
	`reorder_point` integer,
	`reorder_quantity` integer,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	`archived_at` integer,
	FOREIGN KEY (`supplier_id`) REFERENCES `suppliers`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "parts_reorder" CHECK("parts"."reorder_point" IS NULL OR "parts"."reorder_point" >= 0),
	CONSTRAINT "parts_reorder_quantity" CHECK("parts"."reorder_quantity" IS NULL OR "parts"."reorder_quantity" > 0)
) STRICT;

CREATE UNIQUE INDEX `parts_number` ON `parts` (`number`);
CREATE INDEX `parts_name` ON `parts` (`name`);
CREATE INDEX `parts_category` ON `parts` (`category`);
CREATE INDEX `parts_supplier` ON `parts` (`supplier_id`);
CREATE TABLE `reorder_alerts` (
	`id` text PRIMARY KEY NOT NULL,
	`part_id` text NOT NULL,
	`opened_at` integer NOT NULL,
	`on_hand` integer NOT NULL,
	`suggested` integer NOT NULL,
	`closed_at` integer,
	FOREIGN KEY (`part_id`) REFERENCES `parts`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;

CREATE UNIQUE INDEX `reorder_alerts_open` ON `reorder_alerts` (`part_id`) WHERE "reorder_alerts"."closed_at" IS NULL;
CREATE INDEX `reorder_alerts_part` ON `reorder_alerts` (`part_id`,`opened_at`);
CREATE TABLE `stock_balances` (
	`part_id` text NOT NULL,
	`location_id` text NOT NULL,
	`quantity` integer NOT NULL,
	PRIMARY KEY(`part_id`, `location_id`)
) STRICT, WITHOUT ROWID;

CREATE TABLE `stock_movements` (
	`id` text PRIMARY KEY NOT NULL,
	`part_id` text NOT NULL,
	`location_id` text NOT NULL,
	`kind` text NOT NULL,
	`quantity` integer NOT NULL,
	`unit_cost` integer NOT NULL,
	`work_order_id` text,
	`note` text,
	`moved_at` integer NOT NULL,
	`moved_by` text,
	FOREIGN KEY (`part_id`) REFERENCES `parts`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`location_id`) REFERENCES `locations`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`work_order_id`) REFERENCES `work_orders`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`moved_by`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "stock_movements_kind_known" CHECK("stock_movements"."kind" IN ('receipt', 'issue', 'return', 'transfer-out', 'transfer-in', 'count')),
	CONSTRAINT "stock_movements_moves" CHECK("stock_movements"."quantity" <> 0 OR "stock_movements"."kind" = 'count')
) STRICT;

CREATE INDEX `stock_movements_part` ON `stock_movements` (`part_id`,`moved_at`);
CREATE INDEX `stock_movements_work_order` ON `stock_movements` (`work_order_id`);
CREATE INDEX `stock_movements_location` ON `stock_movements` (`location_id`);
CREATE TABLE `suppliers` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`website` text,
	`phone` text,
	`email` text,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	`archived_at` integer
) STRICT;

CREATE UNIQUE INDEX `suppliers_name` ON `suppliers` (`name`);
CREATE TABLE `imports` (
	`id` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`file_name` text NOT NULL,
	`state` text NOT NULL,
	`plan` text NOT NULL,
	`lines` integer NOT NULL,
	`added` integer NOT NULL,
	`duplicates` integer NOT NULL,
	`problems` integer NOT NULL,
	`alarm_ids` text NOT NULL,
	`created_by` text,
	`created_at` integer NOT NULL,
	`finished_at` integer,
	FOREIGN KEY (`created_by`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;

CREATE INDEX `imports_created` ON `imports` (`created_at`);
CREATE TABLE `notifications` (
	`id` text PRIMARY KEY NOT NULL,
	`user_id` text NOT NULL,
	`kind` text NOT NULL,
	`entity` text NOT NULL,
	`entity_id` text NOT NULL,
	`subject` text NOT NULL,
	`created_at` integer NOT NULL,
	`read_at` integer,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;

CREATE INDEX `notifications_user` ON `notifications` (`user_id`,`created_at`);
CREATE UNIQUE INDEX `notifications_once` ON `notifications` (`user_id`,`kind`,`entity_id`);
CREATE TABLE `change_sets` (
	`seq` integer PRIMARY KEY NOT NULL,
	`id` text NOT NULL,
	`actor_id` text,
	`station_id` text NOT NULL,
	`at` integer NOT NULL,
	`command` text NOT NULL
) STRICT;

CREATE UNIQUE INDEX `change_sets_id_unique` ON `change_sets` (`id`);
CREATE INDEX `change_sets_at` ON `change_sets` (`at`);
CREATE INDEX `change_sets_actor` ON `change_sets` (`actor_id`,`at`);
CREATE TABLE `journal` (
	`seq` integer PRIMARY KEY NOT NULL,
	`change_set` integer NOT NULL,
	`entity` text NOT NULL,
	`row_id` text NOT NULL,
	`op` text NOT NULL,
	`field` text,
	`old` any,
	`new` any
) STRICT;

CREATE INDEX `journal_row` ON `journal` (`entity`,`row_id`);
CREATE INDEX `journal_change_set` ON `journal` (`change_set`);