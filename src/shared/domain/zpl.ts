/**
 * Labels in ZPL II, the language of Zebra and most other label printers (Zebra, "Programming Guide: ZPL II"):
 * `^XA` … `^XZ` per label, lengths in dots. Promise: whatever a record is called, it is text on the label and
 * never a command; every character outside of plain ASCII, and every one that means something to ZPL, goes as
 * the hexadecimal bytes of its UTF-8 (`^FH`, `^CI28`).
 */
import { ASCENT, layoutLabel, type LabelContent } from './label-layout.ts';

export const SYMBOLS = ['qr', 'datamatrix'] as const;
export type SymbolKind = (typeof SYMBOLS)[number];

export interface ZplMedia {
  /** Dots per inch of the print head: 203, 300 or 600. */
  readonly dpi: number;
  /** Of one label, millimetres. */
  readonly width: number;
  readonly height: number;
}

export interface ZplLabel extends LabelContent {
  /** Payload of the symbol, see `label-code.ts`. */
  readonly code: string;
}

export interface ZplOptions {
  readonly symbol: SymbolKind;
  /** How many of this label, at least 1. */
  readonly copies: number;
}

/** Modules across with the quiet zone: QR version 2 and 4 on each side, Data Matrix 22 and 1 on each side. */
const MODULES: Readonly<Record<SymbolKind, { readonly size: number; readonly quiet: number }>> = {
  qr: { size: 25, quiet: 4 },
  datamatrix: { size: 22, quiet: 1 },
};
/** The printer enlarges a module of QR at most so many times. */
const MOST_DOTS = 10;

/** One label, as often as asked. */
export function zplLabel(label: ZplLabel, media: ZplMedia, { symbol, copies }: ZplOptions): string {
  const dots = (mm: number) => Math.round((mm * media.dpi) / 25.4);
  const layout = layoutLabel(label, media, estimatedWidth);
  const { size, quiet } = MODULES[symbol];
  const side = dots(layout.symbol.side);
  const module = Math.max(1, Math.min(MOST_DOTS, Math.floor(side / (size + 2 * quiet))));
  // What is left over of the square is shared by its sides.
  const inset = Math.floor((side - module * size) / 2);
  const at = `^FO${dots(layout.symbol.x) + inset},${dots(layout.symbol.y) + inset}`;
  const drawn =
    symbol === 'qr'
      ? `${at}^BQN,2,${module}^FDMA,${label.code}^FS`
      : `${at}^BXN,${module},200^FD${label.code}^FS`;
  const texts = layout.lines.map((line) => {
    const height = dots(line.size);
    const top = dots(line.y + (line.size * (1 - ASCENT)) / 2);
    return `^FO${dots(line.x)},${top}^A0N,${height},${height}^FH_^FD${escaped(line.text)}^FS`;
  });
  return [
    '^XA',
    '^CI28',
    `^PW${dots(media.width)}`,
    `^LL${dots(media.height)}`,
    '^LH0,0',
    drawn,
    ...texts,
    `^PQ${copies}`,
    '^XZ',
    '',
  ].join('\n');
}

/** A run of labels, as a file holds it. */
export function zplRun(labels: readonly ZplLabel[], media: ZplMedia, options: ZplOptions): string {
  return labels.map((label) => zplLabel(label, media, options)).join('');
}

/** Field data under `^FH_`: plain letters, digits and harmless marks stand for themselves. */
function escaped(text: string): string {
  return text.toWellFormed().replaceAll(/[^A-Za-z0-9 .,()/+:=#-]/gu, (character) => {
    const bytes = encodeURIComponent(character);
    // It leaves some marks as they are.
    return bytes.length === 1
      ? `_${character.codePointAt(0)!.toString(16).toUpperCase()}`
      : bytes.replaceAll('%', '_');
  });
}

/** Widths of the printer's scalable font (`^A0`) in units of its height, on the safe side. */
const NARROW = /[ijlI.,:;|!'()/ ]/;
const WIDE = /[mwMW@%…]/;
const ASIAN = /[\u1100-\u11ff\u2e80-\u9fff\uac00-\ud7af\uff00-\uffef]/;

function estimatedWidth(text: string): number {
  return Array.from(text).reduce((width, character) => width + estimatedAdvance(character), 0);
}

function estimatedAdvance(character: string): number {
  if (NARROW.test(character)) return 0.34;
  if (ASIAN.test(character)) return 1;
  if (WIDE.test(character)) return 0.92;
  return character === character.toLowerCase() ? 0.56 : 0.66;
}
