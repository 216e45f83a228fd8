/** Keywords of assets: a set of words, of which the plant knows each in one spelling. */
import { and, eq } from 'drizzle-orm';
import { sortedByName } from '../../shared/domain/collation.ts';
import { keywordKey, MAX_KEYWORDS, tidyKeywords } from '../../shared/domain/keywords.ts';
import { AppError } from '../../shared/errors.ts';
import type { Id } from '../../shared/ids.ts';
import type { Reader, WriteTx } from '../database/database.ts';
import { assetKeywords } from '../database/schema/index.ts';

/** Keywords told as suggestions. */
const MOST_TOLD = 2000;

/** Every keyword of the plant once, in steps over the index from one word to the next. */
const DISTINCT = `WITH RECURSIVE words (word) AS (
    SELECT min(keyword) FROM asset_keywords
    UNION ALL
    SELECT (SELECT min(keyword) FROM asset_keywords WHERE keyword > word) FROM words WHERE word IS NOT NULL
  )
  SELECT word FROM words WHERE word IS NOT NULL`;

function allKeywords(db: Reader): string[] {
  return db.sql(DISTINCT).pluck().all() as string[];
}

/** Keywords of assets, by name. */
export function keywordsInUse(db: Reader): string[] {
  return sortedByName(allKeywords(db), (keyword) => keyword).slice(0, MOST_TOLD);
}

/** As the plant writes the keyword, or as it is given where nobody has used it yet. */
export function knownSpelling(db: Reader, keyword: string): string {
  if (db.sql('SELECT 1 FROM asset_keywords WHERE keyword = ? LIMIT 1').get(keyword) !== undefined)
    return keyword;
  const key = keywordKey(keyword);
  return allKeywords(db).find((word) => keywordKey(word) === key) ?? keyword;
}

/** Keywords of an asset, by name. */
export function keywordsOf(db: Reader, assetId: Id): string[] {
  return db
    .sql('SELECT keyword FROM asset_keywords WHERE asset_id = ? ORDER BY natural_key(keyword)')
    .pluck()
    .all(assetId) as string[];
}

/**
 * Brings the keywords of an asset to those that are given; one that stays keeps its row.
 * @throws AppError INVALID_INPUT {fields} for too many
 */
export function setKeywords(tx: WriteTx, assetId: Id, keywords: readonly string[]): void {
  const present = keywordsOf(tx, assetId);
  const byKey = new Map(present.map((keyword) => [keywordKey(keyword), keyword]));
  const wanted = tidyKeywords(keywords);
  if (wanted.length > MAX_KEYWORDS) throw new AppError('INVALID_INPUT', { fields: ['keywords'] });
  const keys = new Set(wanted.map(keywordKey));
  for (const keyword of present) {
    if (keys.has(keywordKey(keyword))) continue;
    tx.delete(assetKeywords)
      .where(and(eq(assetKeywords.assetId, assetId), eq(assetKeywords.keyword, keyword)))
      .run();
  }
  for (const keyword of wanted) {
    if (byKey.has(keywordKey(keyword))) continue;
    tx.insert(assetKeywords)
      .values({ assetId, keyword: knownSpelling(tx, keyword) })
      .run();
  }
}
