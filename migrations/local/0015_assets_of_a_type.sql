DROP INDEX `assets_type`;
CREATE INDEX `assets_type` ON `assets` (`asset_type_id`,natural_key("tag"));