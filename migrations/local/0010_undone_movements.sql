-- An undo takes back what the change set it undoes has brought, also movements; the journal keeps them. Nothing
-- else does: `undoing()` is the number of that change set, and null outside an undo.
DROP TRIGGER `stock_movements_no_delete`;

CREATE TRIGGER `stock_movements_no_delete` BEFORE DELETE ON `stock_movements`
WHEN NOT EXISTS (
	SELECT 1 FROM `journal`
	WHERE `entity` = 'stock_movements' AND `row_id` = OLD.`id` AND `op` = 'insert' AND `change_set` = undoing()
)
BEGIN
	SELECT RAISE(ABORT, 'stock movements are never deleted; record another movement');
END;

-- The balance stays the sum of the movements, and is gone when there are none.
CREATE TRIGGER `stock_movements_balance_back` AFTER DELETE ON `stock_movements`
BEGIN
	UPDATE `stock_balances` SET `quantity` = `quantity` - OLD.`quantity`
	WHERE `part_id` = OLD.`part_id` AND `location_id` = OLD.`location_id`;
	DELETE FROM `stock_balances`
	WHERE `part_id` = OLD.`part_id` AND `location_id` = OLD.`location_id` AND NOT EXISTS (
		SELECT 1 FROM `stock_movements` WHERE `part_id` = OLD.`part_id` AND +`location_id` = OLD.`location_id`
	);
END;
