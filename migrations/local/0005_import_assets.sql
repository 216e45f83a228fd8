CREATE TABLE `import_assets` (
	`asset_id` text NOT NULL,
	`import_id` text NOT NULL,
	PRIMARY KEY(`asset_id`, `import_id`),
	FOREIGN KEY (`asset_id`) REFERENCES `assets`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`import_id`) REFERENCES `imports`(`id`) ON UPDATE no action ON DELETE no action
) STRICT, WITHOUT ROWID;

INSERT INTO `import_assets` (`asset_id`, `import_id`)
SELECT DISTINCT a.`id`, i.`id` FROM `imports` i
JOIN json_each(i.`plan`, '$.targets') target
LEFT JOIN `metrics` m ON m.`id` = json_extract(target.value, '$.metricId')
JOIN `assets` a ON a.`id` = coalesce(json_extract(target.value, '$.assetId'), m.`asset_id`);

-- An import belongs to every asset that its columns go to, also when the metrics it made are taken back.
CREATE TRIGGER `imports_assets` AFTER INSERT ON `imports`
BEGIN
	INSERT OR IGNORE INTO `import_assets` (`asset_id`, `import_id`)
	SELECT a.`id`, NEW.`id` FROM json_each(NEW.`plan`, '$.targets') target
	LEFT JOIN `metrics` m ON m.`id` = json_extract(target.value, '$.metricId')
	JOIN `assets` a ON a.`id` = coalesce(json_extract(target.value, '$.assetId'), m.`asset_id`);
END;
