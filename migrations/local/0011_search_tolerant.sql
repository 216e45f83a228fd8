-- The same documents by every three letters in a row, for what stands in the middle of a word.
CREATE VIRTUAL TABLE `search_index_parts` USING fts5(
	`title`, `body`,
	content = 'search_documents', content_rowid = 'key',
	tokenize = 'trigram remove_diacritics 1', detail = none
);

INSERT INTO `search_index_parts` (`search_index_parts`) VALUES ('rebuild');

-- The words of the index, for those that were mistyped.
CREATE VIRTUAL TABLE `search_index_words` USING fts5vocab('search_index', 'row');

CREATE TRIGGER `search_index_parts_insert` AFTER INSERT ON `search_documents`
BEGIN
	INSERT INTO `search_index_parts` (`rowid`, `title`, `body`) VALUES (NEW.`key`, NEW.`title`, NEW.`body`);
END;

CREATE TRIGGER `search_index_parts_delete` AFTER DELETE ON `search_documents`
BEGIN
	INSERT INTO `search_index_parts` (`search_index_parts`, `rowid`, `title`, `body`)
	VALUES ('delete', OLD.`key`, OLD.`title`, OLD.`body`);
END;

CREATE TRIGGER `search_index_parts_update` AFTER UPDATE ON `search_documents`
BEGIN
	INSERT INTO `search_index_parts` (`search_index_parts`, `rowid`, `title`, `body`)
	VALUES ('delete', OLD.`key`, OLD.`title`, OLD.`body`);
	INSERT INTO `search_index_parts` (`rowid`, `title`, `body`) VALUES (NEW.`key`, NEW.`title`, NEW.`body`);
END;
