/** What an asset is called in one line; once, where its name is its tag. */
export function tagName(tag: string, name: string): string {
  return tag === name ? tag : `${tag} ${name}`;
}
