/**
 * Sheets of labels as they are sold, and which label goes where on them. All lengths are millimetres from the
 * upper left corner of the sheet. Sizes and pitches are those the maker prints on the pack; a sheet is
 * symmetrical, so the margins follow from them, which a test checks.
 */
export const PAPERS = {
  A4: { width: 210, height: 297 },
  Letter: { width: 215.9, height: 279.4 },
} as const;
export type Paper = keyof typeof PAPERS;

export interface SheetTemplate {
  /** Stands in preferences and never changes. */
  readonly id: string;
  /** Maker and product numbers, as on the pack. */
  readonly name: string;
  readonly paper: Paper;
  /** Of one label. */
  readonly width: number;
  readonly height: number;
  /** Of the first label. */
  readonly left: number;
  readonly top: number;
  /** From one label to the next: its width or height and the gap. */
  readonly columnPitch: number;
  readonly rowPitch: number;
  readonly columns: number;
  readonly rows: number;
  /** Radius of the corners. */
  readonly corner: number;
}

const INCH = 25.4;

export const SHEET_TEMPLATES: readonly SheetTemplate[] = [
  {
    id: 'avery-l7160',
    name: 'Avery L7160, J8160',
    paper: 'A4',
    width: 63.5,
    height: 38.1,
    left: 7.21,
    top: 15.15,
    columnPitch: 66.04,
    rowPitch: 38.1,
    columns: 3,
    rows: 7,
    corner: 1.5,
  },
  {
    id: 'avery-l7163',
    name: 'Avery L7163, J8163',
    paper: 'A4',
    width: 99.1,
    height: 38.1,
    left: 4.63,
    top: 15.15,
    columnPitch: 101.64,
    rowPitch: 38.1,
    columns: 2,
    rows: 7,
    corner: 1.5,
  },
  {
    id: 'avery-l4770',
    name: 'Avery L4770, L6140',
    paper: 'A4',
    width: 45.7,
    height: 25.4,
    left: 9.79,
    top: 21.5,
    columnPitch: 48.24,
    rowPitch: 25.4,
    columns: 4,
    rows: 10,
    corner: 1.5,
  },
  {
    id: 'avery-l4736',
    name: 'Avery L4736, L7636',
    paper: 'A4',
    width: 45.7,
    height: 21.2,
    left: 9.79,
    top: 21.3,
    columnPitch: 48.24,
    rowPitch: 21.2,
    columns: 4,
    rows: 12,
    corner: 1.5,
  },
  {
    id: 'avery-l4732',
    name: 'Avery L4732',
    paper: 'A4',
    width: 35.6,
    height: 16.9,
    left: 11,
    top: 13.3,
    columnPitch: 38.1,
    rowPitch: 16.9,
    columns: 5,
    rows: 16,
    corner: 1.5,
  },
  {
    id: 'avery-l4731',
    name: 'Avery L4731, J8658',
    paper: 'A4',
    width: 25.4,
    height: 10,
    left: 8.48,
    top: 13.5,
    columnPitch: 27.94,
    rowPitch: 10,
    columns: 7,
    rows: 27,
    corner: 1,
  },
  {
    id: 'a4-3x8',
    name: 'A4 3 × 8 (Avery 3474, Herma 4464)',
    paper: 'A4',
    width: 70,
    height: 37,
    left: 0,
    top: 0.5,
    columnPitch: 70,
    rowPitch: 37,
    columns: 3,
    rows: 8,
    corner: 0,
  },
  {
    id: 'avery-5160',
    name: 'Avery 5160, 8160',
    paper: 'Letter',
    width: 2.625 * INCH,
    height: 1 * INCH,
    left: 0.1875 * INCH,
    top: 0.5 * INCH,
    columnPitch: 2.75 * INCH,
    rowPitch: 1 * INCH,
    columns: 3,
    rows: 10,
    corner: 1.5,
  },
  {
    id: 'avery-5163',
    name: 'Avery 5163, 8163',
    paper: 'Letter',
    width: 4 * INCH,
    height: 2 * INCH,
    left: 0.15625 * INCH,
    top: 0.5 * INCH,
    columnPitch: 4.1875 * INCH,
    rowPitch: 2 * INCH,
    columns: 2,
    rows: 5,
    corner: 2.5,
  },
  {
    id: 'avery-5167',
    name: 'Avery 5167, 8167',
    paper: 'Letter',
    width: 1.75 * INCH,
    height: 0.5 * INCH,
    left: 0.28125 * INCH,
    top: 0.5 * INCH,
    columnPitch: 2.0625 * INCH,
    rowPitch: 0.5 * INCH,
    columns: 4,
    rows: 20,
    corner: 1.5,
  },
];

export function labelsPerSheet({ columns, rows }: SheetTemplate): number {
  return columns * rows;
}

/** Where a label is put: its index among the records, and its upper left corner. */
export interface PlacedLabel {
  readonly label: number;
  readonly x: number;
  readonly y: number;
}

export interface SheetRun {
  /** Different labels. */
  readonly labels: number;
  /** Of each, one after the other. */
  readonly copies: number;
  /** Place on the first sheet to begin at, from 1, row by row; the ones before it are used up. */
  readonly startAt: number;
  /** Label of the run to begin with, from 1, each copy counted; those before it were printed already. */
  readonly from: number;
}

/** Copies of one label in a run. */
export const MOST_COPIES = 100;

/** How many labels a run prints. */
export function printedLabels({ labels, copies, from }: SheetRun): number {
  return Math.max(0, labels * copies - (from - 1));
}

/** How many sheets a run takes. */
export function sheetCount(template: SheetTemplate, run: SheetRun): number {
  const printed = printedLabels(run);
  return printed === 0 ? 0 : Math.ceil((run.startAt - 1 + printed) / labelsPerSheet(template));
}

/** What stands on one sheet of a run, counted from 0, in the order of the places. */
export function labelsOnSheet(template: SheetTemplate, run: SheetRun, sheet: number): PlacedLabel[] {
  const places = labelsPerSheet(template);
  const skipped = run.startAt - 1;
  const printed = printedLabels(run);
  const placed: PlacedLabel[] = [];
  for (let place = 0; place < places; place += 1) {
    const nth = sheet * places + place - skipped;
    if (nth < 0 || nth >= printed) continue;
    placed.push({
      label: Math.floor((run.from - 1 + nth) / run.copies),
      x: template.left + (place % template.columns) * template.columnPitch,
      y: template.top + Math.floor(place / template.columns) * template.rowPitch,
    });
  }
  return placed;
}

/** The first place that is free after a run, from 1; 1 when the last sheet is full. */
export function nextPlace(template: SheetTemplate, run: SheetRun): number {
  return ((run.startAt - 1 + printedLabels(run)) % labelsPerSheet(template)) + 1;
}
