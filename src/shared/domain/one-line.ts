/** Texts of one line: names, tags, numbers, serial numbers. Pure. */

/** The control characters C0 and C1, line breaks and tabs among them, and the line and paragraph separators of Unicode. */
const NOT_OF_A_LINE = /[\p{Cc}\u2028\u2029]/u;

/** Whether nothing in the text breaks or controls a line. */
export function isOneLine(text: string): boolean {
  return !NOT_OF_A_LINE.test(text);
}

/** The text without them: what is white space is one space, everything else goes. */
export function toOneLine(text: string): string {
  return text
    .replace(/[\t-\r\u0085\u2028\u2029 ]*[\t-\r\u0085\u2028\u2029][\t-\r\u0085\u2028\u2029 ]*/g, ' ')
    .replace(/\p{Cc}/gu, '')
    .trim();
}
