/** The little of XML that a workbook needs, read in one pass: no entity but the five of the standard is known. */

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** Text of a node, entities and `_x000D_` undone (ECMA-376, ST_Xstring). */
export function xmlText(text: string): string {
  const plain = text.includes('&')
    ? text.replace(
        /&(?:#x([0-9a-fA-F]{1,6})|#(\d{1,7})|(\w{2,4}));/g,
        (whole, hex: string, decimal: string, name: string) => {
          if (name !== undefined) return ENTITIES[name] ?? whole;
          const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
          return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
        },
      )
    : text;
  return plain.includes('_x')
    ? plain.replace(/_x([0-9A-Fa-f]{4})_/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
    : plain;
}

export function attribute(tag: string, name: string): string | undefined {
  const match = new RegExp(`(?:^|\\s)${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`).exec(tag);
  const value = match?.[1] ?? match?.[2];
  return value === undefined ? undefined : xmlText(value);
}

export interface Element {
  /** What stands between `<name` and `>`. */
  readonly tag: string;
  /** What stands between the tags, empty for `<name/>`. */
  readonly content: string;
  /** Where the text behind it begins. */
  readonly end: number;
}

/** Prefix with which a document writes its elements, e.g. `x:`; mostly none. */
export function prefixOf(xml: string, root: string): string {
  return new RegExp(`<(\\w+:)?${root}[\\s>/]`).exec(xml.slice(0, 4096))?.[1] ?? '';
}

/**
 * The next element of that name from `from` on, which holds none of the same name; undefined when there is none.
 * Walks forward only, so a hostile file costs no more than its length.
 */
export function nextElement(
  xml: string,
  name: string,
  from: number,
  until = xml.length,
): Element | undefined {
  const open = `<${name}`;
  let start = xml.indexOf(open, from);
  while (start >= 0 && start < until && /[^\s/>]/.test(xml[start + open.length] ?? '>'))
    start = xml.indexOf(open, start + 1);
  if (start < 0 || start >= until) return undefined;
  const close = xml.indexOf('>', start);
  if (close < 0) return undefined;
  const isEmpty = xml[close - 1] === '/';
  const tag = xml.slice(start + open.length, isEmpty ? close - 1 : close);
  if (isEmpty) return { tag, content: '', end: close + 1 };
  const finish = xml.indexOf(`</${name}>`, close);
  if (finish < 0) return undefined;
  return { tag, content: xml.slice(close + 1, finish), end: finish + name.length + 3 };
}

/** All but the elements of that name; one that is never closed takes the rest with it. Costs no more than its length. */
export function withoutElements(xml: string, name: string): string {
  const [before, ...openings] = xml.split(`<${name}`);
  const close = `</${name}>`;
  const behind = openings.map((text) => {
    const end = text.indexOf(close);
    return end < 0 ? '' : text.slice(end + close.length);
  });
  return before + behind.join('');
}

export function* elements(xml: string, name: string): Generator<Element, void, void> {
  for (let next = nextElement(xml, name, 0); next !== undefined; next = nextElement(xml, name, next.end))
    yield next;
}
