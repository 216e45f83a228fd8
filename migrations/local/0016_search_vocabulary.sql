-- The words without digits, for those that were mistyped: most words of the index are serial numbers.
CREATE TABLE `search_index_vocabulary` (
	`word` text PRIMARY KEY NOT NULL
) STRICT, WITHOUT ROWID;

INSERT INTO `search_index_vocabulary` (`word`)
SELECT `term` FROM `search_index_words` WHERE `term` NOT GLOB '*[0-9]*';

-- A word stays when the last record that has it goes.
CREATE TRIGGER `search_index_vocabulary_insert` AFTER INSERT ON `search_documents`
BEGIN
	INSERT INTO `search_index_vocabulary` (`word`)
	SELECT `value` FROM json_each(plain_words(NEW.`title` || ' ' || NEW.`body`)) WHERE true ON CONFLICT DO NOTHING;
END;
