/**
 * What stands where on one label, in millimetres: the symbol, the tag or number as large as it goes, the name,
 * and where there is room place and plant. Pure, for paper and label printers alike. Promise: nothing leaves
 * the label and no text runs into the symbol, whatever its length; what cannot be shortened any more ends in `…`.
 */
export interface LabelContent {
  readonly number: string;
  readonly name: string;
  readonly location: string | null;
  readonly plant: string | null;
}

/** Width of a text in units of its font size. */
export type MeasureText = (text: string, bold: boolean) => number;

export interface LabelLine {
  readonly text: string;
  readonly bold: boolean;
  /** Left end. */
  readonly x: number;
  /** Upper edge; the letters stand on `y + ASCENT * size`. */
  readonly y: number;
  readonly size: number;
}

export interface LabelLayout {
  /** A square that holds the symbol with the quiet zone it needs. */
  readonly symbol: { readonly x: number; readonly y: number; readonly side: number };
  readonly lines: readonly LabelLine[];
}

/** Share of the font size above the line the letters stand on. */
export const ASCENT = 0.8;
const LINE_HEIGHT = 1.2;
/** About 4.5 points: what is smaller nobody reads. */
const LEAST_SIZE = 1.6;
/** What matters least is left out before everything gets smaller than this. */
const GOOD_SCALES = [1, 0.9, 0.8];
const SCALES = [...GOOD_SCALES, 0.7, 0.6, 0.5];

interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/**
 * @param width of the label, at least 10 mm
 * @param height of the label, at least 5 mm
 */
export function layoutLabel(
  content: LabelContent,
  { width, height }: { readonly width: number; readonly height: number },
  measure: MeasureText,
): LabelLayout {
  const edge = Math.min(width, height) < 15 ? 0.7 : 1.8;
  const inner = { width: width - 2 * edge, height: height - 2 * edge };
  const isWide = inner.width >= 1.3 * inner.height;
  const side = isWide
    ? Math.min(inner.height, 0.45 * inner.width)
    : Math.min(inner.width, 0.6 * inner.height);
  const gap = 0.5;
  const symbol = isWide
    ? { x: edge, y: (height - side) / 2, side }
    : { x: (width - side) / 2, y: edge, side };
  const box = isWide
    ? { x: edge + side + gap, y: edge, width: inner.width - side - gap, height: inner.height }
    : { x: edge, y: edge + side + gap, width: inner.width, height: inner.height - side - gap };
  return { symbol, lines: linesIn(box, content, measure) };
}

interface Row {
  readonly text: string;
  readonly bold: boolean;
  readonly size: number;
}

function linesIn(box: Box, content: LabelContent, measure: MeasureText): LabelLine[] {
  const rows = rowsIn(box, content, measure);
  const height = rows.reduce((sum, { size }) => sum + size * LINE_HEIGHT, 0);
  let y = box.y + Math.max(0, (box.height - height) / 2);
  return rows.map((row) => {
    const line = { ...row, x: box.x, y: y + (row.size * (LINE_HEIGHT - 1)) / 2 };
    y += row.size * LINE_HEIGHT;
    return line;
  });
}

/** The largest rows that fit; what matters least gives way first. */
function rowsIn(box: Box, { number, name, location, plant }: LabelContent, measure: MeasureText): Row[] {
  const attempts = [
    { small: [location, plant], scales: GOOD_SCALES },
    { small: [location], scales: GOOD_SCALES },
    { small: [], scales: SCALES },
  ];
  for (const { small, scales } of attempts) {
    for (const scale of scales) {
      const size = Math.max(LEAST_SIZE, Math.min(0.16 * box.height, 4.5) * scale);
      const smallSize = Math.max(LEAST_SIZE, Math.min(0.11 * box.height, 3) * scale);
      const rows: Row[] = [
        fittedNumber(box, number, scale, measure),
        ...wrapped(name, size, box.width, measure),
        ...small.flatMap((text) =>
          text === null ? [] : [cut({ text, bold: false, size: smallSize }, box.width, measure, 'end')],
        ),
      ];
      if (heightOf(rows) <= box.height) return rows;
    }
  }
  const least = fittedNumber(box, number, 0, measure);
  const lines = Math.max(0, Math.floor((box.height - heightOf([least])) / (LEAST_SIZE * LINE_HEIGHT)));
  return [least, ...shortened(wrapped(name, LEAST_SIZE, box.width, measure), lines, box.width, measure)];
}

function heightOf(rows: readonly Row[]): number {
  return rows.reduce((sum, { size }) => sum + size * LINE_HEIGHT, 0);
}

function fittedNumber(box: Box, number: string, scale: number, measure: MeasureText): Row {
  const most = Math.min(0.34 * box.height, 9) * scale;
  const wide = box.width / Math.max(0.1, measure(number, true));
  // A label lower than one legible line has it as high as the label allows.
  const least = Math.min(LEAST_SIZE, box.height / LINE_HEIGHT);
  return cut({ text: number, bold: true, size: Math.max(least, Math.min(most, wide)) }, box.width, measure);
}

/** Words in lines; a word that is too long for one is broken. */
function wrapped(text: string, size: number, width: number, measure: MeasureText): Row[] {
  const fits = (line: string) => measure(line, false) * size <= width;
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(/\s+/).filter(Boolean)) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (fits(longer)) {
      line = longer;
      continue;
    }
    if (line !== '') lines.push(line);
    line = word;
    while (!fits(line)) {
      const characters = Array.from(line);
      let taken = characters.length - 1;
      while (taken > 1 && !fits(characters.slice(0, taken).join(''))) taken -= 1;
      if (taken < 1) break;
      lines.push(characters.slice(0, taken).join(''));
      line = characters.slice(taken).join('');
    }
  }
  if (line !== '') lines.push(line);
  return lines.map((each) => cut({ text: each, bold: false, size }, width, measure));
}

/** At most so many lines, the last ending in `…` when some are missing. */
function shortened(rows: readonly Row[], most: number, width: number, measure: MeasureText): Row[] {
  if (rows.length <= most) return [...rows];
  return rows.slice(0, most).map((row, index) => {
    const isLast = index === most - 1;
    return isLast ? cut({ ...row, text: `${row.text} ${rows[most]!.text}` }, width, measure) : row;
  });
}

/** The row as far as it fits, with `…` in the place of the rest; of a place the end says more than the site. */
function cut(row: Row, width: number, measure: MeasureText, keep: 'beginning' | 'end' = 'beginning'): Row {
  const fits = (text: string) => measure(text, row.bold) * row.size <= width;
  if (fits(row.text)) return row;
  const characters = Array.from(row.text);
  const shorter = (kept: number) =>
    keep === 'end'
      ? `…${characters
          .slice(characters.length - kept)
          .join('')
          .trimStart()}`
      : `${characters.slice(0, kept).join('').trimEnd()}…`;
  let kept = characters.length - 1;
  while (kept > 0 && !fits(shorter(kept))) kept -= 1;
  const text = shorter(kept);
  return { ...row, text: fits(text) ? text : '' };
}
