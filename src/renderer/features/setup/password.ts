/** Letters and digits that are not mistaken for one another on paper. */
const alphabet = 'abcdefghjkmnpqrstuvwxyz23456789';
const groups = 4;
const groupLength = 5;

/**
 * A password to be written down: four groups of five, about 99 bits. `fill` gives cryptographic randomness.
 * Bytes beyond the last whole multiple of the alphabet are thrown away, so that no letter is likelier.
 */
export function proposePassword(
  fill: (bytes: Uint8Array<ArrayBuffer>) => void = (bytes) => {
    crypto.getRandomValues(bytes);
  },
): string {
  const letters: string[] = [];
  const limit = 256 - (256 % alphabet.length);
  const bytes = new Uint8Array(32);
  while (letters.length < groups * groupLength) {
    fill(bytes);
    for (const byte of bytes) if (byte < limit) letters.push(alphabet.charAt(byte % alphabet.length));
  }
  return Array.from({ length: groups }, (_, group) =>
    letters.slice(group * groupLength, (group + 1) * groupLength).join(''),
  ).join('-');
}
