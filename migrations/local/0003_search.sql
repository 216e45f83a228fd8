-- One row per record that can be found by name; kept by triggers that the program generates.
CREATE TABLE `search_documents` (
	`key` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`entity` text NOT NULL,
	`row_id` text NOT NULL,
	`title` text NOT NULL,
	`body` text NOT NULL
) STRICT;

CREATE UNIQUE INDEX `search_documents_row` ON `search_documents` (`entity`, `row_id`);

CREATE VIRTUAL TABLE `search_index` USING fts5(
	`title`, `body`,
	content = 'search_documents', content_rowid = 'key',
	tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3'
);

CREATE TRIGGER `search_documents_insert` AFTER INSERT ON `search_documents`
BEGIN
	INSERT INTO `search_index` (`rowid`, `title`, `body`) VALUES (NEW.`key`, NEW.`title`, NEW.`body`);
END;

CREATE TRIGGER `search_documents_delete` AFTER DELETE ON `search_documents`
BEGIN
	INSERT INTO `search_index` (`search_index`, `rowid`, `title`, `body`)
	VALUES ('delete', OLD.`key`, OLD.`title`, OLD.`body`);
END;

CREATE TRIGGER `search_documents_update` AFTER UPDATE ON `search_documents`
BEGIN
	INSERT INTO `search_index` (`search_index`, `rowid`, `title`, `body`)
	VALUES ('delete', OLD.`key`, OLD.`title`, OLD.`body`);
	INSERT INTO `search_index` (`rowid`, `title`, `body`) VALUES (NEW.`key`, NEW.`title`, NEW.`body`);
END;
