/** QR and Data Matrix symbols as one path, drawn by bwip-js; its code is loaded when a symbol is first needed. */
import type { DrawingContext, RenderOptions } from 'bwip-js/browser';
import type { SymbolKind } from '../../../shared/domain/zpl.ts';

export interface LabelSymbol {
  /** Modules on a side, with the quiet zone around the symbol. */
  readonly size: number;
  /** SVG path of the dark modules, one unit each; to be filled by the even-odd rule. */
  readonly path: string;
}

/** Modules that must stay light around a symbol (ISO/IEC 18004 and 16022). */
const QUIET: Readonly<Record<SymbolKind, number>> = { qr: 4, datamatrix: 1 };

export type DrawSymbol = (kind: SymbolKind, code: string) => LabelSymbol;

/** Loads what draws symbols. */
export async function loadSymbols(): Promise<DrawSymbol> {
  const { qrcode, datamatrix } = await import('bwip-js/browser');
  const draw = { qr: qrcode, datamatrix };
  const bcid = { qr: 'qrcode', datamatrix: 'datamatrix' };
  const known = new Map<string, LabelSymbol>();
  return (kind, code) => {
    const key = `${kind} ${code}`;
    const symbol =
      known.get(key) ??
      draw[kind](
        { bcid: bcid[kind], text: code, scale: 1, ...(kind === 'qr' && { eclevel: 'M' }) } as RenderOptions,
        outline(QUIET[kind]),
      );
    known.set(key, symbol);
    return symbol;
  };
}

/** Collects the outlines of the modules; matrix symbols consist of nothing else. */
function outline(quiet: number): DrawingContext<LabelSymbol> {
  let size = 0;
  const outlines: string[] = [];
  const nothing = () => undefined;
  return {
    scale: () => [1, 1],
    measure: () => ({ width: 0, ascent: 0, descent: 0 }),
    init: (width) => {
      size = width + 2 * quiet;
    },
    line: nothing,
    polygon: (points) => {
      outlines.push(`M${points.map(([x, y]) => `${x + quiet} ${y + quiet}`).join('L')}Z`);
    },
    hexagon: nothing,
    ellipse: nothing,
    fill: nothing,
    text: nothing,
    end: () => ({ size, path: outlines.join('') }),
  };
}
