/** What is made of the name of a person. */

/** First letters of the first and the last name. */
export function initials(fullName: string): string {
  const names = fullName.trim().split(/\s+/);
  const letters = names.length > 1 ? [names[0], names.at(-1)] : [names[0]];
  return letters
    .map((name) => String.fromCodePoint(name?.codePointAt(0) ?? 0x2022))
    .join('')
    .toLocaleUpperCase();
}

/** A user name to start with, from the person's name: "Ana Müller" -> "ana.muller". */
export function proposeUsername(fullName: string): string {
  return fullName
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll('ß', 'ss')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter(Boolean)
    .join('.')
    .slice(0, 50);
}
