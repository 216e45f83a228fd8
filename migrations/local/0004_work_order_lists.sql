-- The orders in which the list of work orders can be shown, each as the query has it.
CREATE INDEX `work_orders_by_number` ON `work_orders` (rtrim(`number`, '0123456789'), length(`number`), `number`);

CREATE INDEX `work_orders_by_priority` ON `work_orders` (
	CASE `priority` WHEN 'low' THEN 0 WHEN 'medium' THEN 1 WHEN 'high' THEN 2 WHEN 'critical' THEN 3 END,
	`number`
);

CREATE INDEX `work_orders_by_title` ON `work_orders` (`title` COLLATE NOCASE, `number`);
