-- Names that were told apart by the size of their letters alone get the end of their id; the oldest keeps its own.
UPDATE `assets` SET `tag` = `tag` || ' (' || substr(`id`, -4) || ')'
WHERE EXISTS (SELECT 1 FROM `assets` `o` WHERE lower(`o`.`tag`) = lower(`assets`.`tag`) AND `o`.`id` < `assets`.`id`);
UPDATE `parts` SET `number` = `number` || ' (' || substr(`id`, -4) || ')'
WHERE EXISTS (SELECT 1 FROM `parts` `o` WHERE lower(`o`.`number`) = lower(`parts`.`number`) AND `o`.`id` < `parts`.`id`);
CREATE UNIQUE INDEX `assets_tag_any_case` ON `assets` (lower("tag"));
CREATE UNIQUE INDEX `parts_number_any_case` ON `parts` (lower("number"));
