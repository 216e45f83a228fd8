/** Free words a plant sorts its assets by. */

export const MAX_KEYWORDS = 30;
export const MAX_KEYWORD_LENGTH = 60;

/** What two spellings of the same keyword have in common. */
export function keywordKey(keyword: string): string {
  return keyword.normalize('NFC').trim().replaceAll(/\s+/g, ' ').toLowerCase();
}

/** Without blanks around and twice within, each once however it is written; the first spelling stays. */
export function tidyKeywords(keywords: readonly string[]): string[] {
  const tidy = new Map<string, string>();
  for (const keyword of keywords) {
    const key = keywordKey(keyword);
    if (key !== '' && !tidy.has(key)) tidy.set(key, keyword.normalize('NFC').trim().replaceAll(/\s+/g, ' '));
  }
  return [...tidy.values()];
}
