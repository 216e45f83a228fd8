-- The ledger only grows: a mistake is mended by another movement.
CREATE TRIGGER `stock_movements_no_update` BEFORE UPDATE ON `stock_movements`
BEGIN
	SELECT RAISE(ABORT, 'stock movements are never changed; record another movement');
END;

CREATE TRIGGER `stock_movements_no_delete` BEFORE DELETE ON `stock_movements`
BEGIN
	SELECT RAISE(ABORT, 'stock movements are never deleted; record another movement');
END;

-- A balance is the sum of the movements, kept beside them in the same statement.
CREATE TRIGGER `stock_movements_balance` AFTER INSERT ON `stock_movements`
BEGIN
	INSERT INTO `stock_balances` (`part_id`, `location_id`, `quantity`)
	VALUES (NEW.`part_id`, NEW.`location_id`, NEW.`quantity`)
	ON CONFLICT (`part_id`, `location_id`) DO UPDATE SET `quantity` = `quantity` + excluded.`quantity`;
END;
