/** A fleet as a picture file: the charts in rows, on white. */
import { columnsIn } from './layout.ts';

export interface PictureCell {
  readonly tag: string;
  readonly name: string;
  readonly value: string;
  readonly state: string;
  /** Paths within `CHART`. */
  readonly envelope: string;
  readonly line: string;
  readonly limits: readonly { readonly y: number; readonly severity: 'warning' | 'critical' }[];
  /** The ends of its scale, lowest first; none where there are no readings. */
  readonly scale: readonly string[];
}

export interface FleetPicture {
  readonly title: string;
  readonly notes: readonly string[];
  readonly cells: readonly PictureCell[];
}

/** Size of a chart in CSS pixels. */
export const CHART = { width: 220, height: 84 };

/** More would not fit the largest picture that browsers make. */
export const MOST_DRAWN = 240;

const gap = 12;
const edge = 16;
const pad = 10;
const cell = { width: CHART.width + 2 * pad, height: CHART.height + 66 };
/** Pixels of the file for each CSS pixel. */
const scale = 2;

/** As many columns as make the picture about as wide as high, six at most. */
export function columnsOf(count: number): number {
  const square = Math.ceil(Math.sqrt((count * cell.height) / cell.width));
  return Math.max(1, Math.min(6, Math.max(3, square), count, columnsIn(4000, cell.width, gap)));
}

/** @throws Error when the browser cannot make a picture of it */
export async function fleetPicture({ title, notes, cells }: FleetPicture): Promise<Blob> {
  const { colour, family, remove } = paper();
  try {
    const columns = columnsOf(cells.length);
    const canvas = document.createElement('canvas');
    const context = canvas.getContext('2d');
    if (context === null) throw new Error('no canvas');
    const head = 34 + notes.length * 18;
    const width = Math.max(480, columns * (cell.width + gap) - gap) + 2 * edge;
    const height = head + Math.ceil(cells.length / columns) * (cell.height + gap) + 2 * edge;
    canvas.width = width * scale;
    canvas.height = height * scale;
    context.scale(scale, scale);
    context.fillStyle = '#fff';
    context.fillRect(0, 0, width, height);
    context.textBaseline = 'top';
    const write = (text: string, x: number, y: number, wide: number, style: string, ink: string) => {
      context.font = `${style} ${family}`;
      context.fillStyle = colour(ink);
      context.fillText(text, x, y, wide);
    };
    write(title, edge, edge, width - 2 * edge, '600 18px', '--mw-text');
    notes.forEach((note, index) =>
      write(note, edge, edge + 26 + index * 18, width - 2 * edge, '12px', '--mw-text-dim'),
    );
    cells.forEach((one, index) => {
      const x = edge + (index % columns) * (cell.width + gap);
      const y = edge + head + Math.floor(index / columns) * (cell.height + gap);
      context.strokeStyle = colour('--mw-line');
      context.lineWidth = 1;
      context.strokeRect(x + 0.5, y + 0.5, cell.width, cell.height);
      write(one.tag, x + pad, y + 7, CHART.width * 0.6, '600 13px', '--mw-text');
      const tag = Math.min(CHART.width * 0.6, context.measureText(one.tag).width);
      write(
        cut(context, one.name, CHART.width - tag - 6),
        x + pad + tag + 6,
        y + 7,
        CHART.width,
        '13px',
        '--mw-text-dim',
      );
      write(one.value, x + pad, y + 25, CHART.width, '600 15px', '--mw-text');
      write(one.state, x + pad, y + cell.height - 18, CHART.width, '12px', '--mw-text-dim');
      context.save();
      context.translate(x + pad, y + 46);
      context.fillStyle = colour('--mw-accent-text');
      context.globalAlpha = 0.26;
      context.fill(new Path2D(one.envelope));
      context.globalAlpha = 1;
      for (const { y: at, severity } of one.limits) {
        context.strokeStyle = colour(`--mw-${severity}`);
        context.setLineDash(severity === 'warning' ? [4, 3] : []);
        context.stroke(new Path2D(`M0,${at}H${CHART.width}`));
      }
      context.setLineDash([]);
      context.strokeStyle = colour('--mw-accent-text');
      context.lineWidth = 1.25;
      context.lineJoin = 'round';
      context.stroke(new Path2D(one.line));
      const [low, high] = one.scale;
      if (low !== undefined && high !== undefined) {
        write(high, 1, 0, 80, '11px', '--mw-text-dim');
        write(low, 1, CHART.height - 12, 80, '11px', '--mw-text-dim');
      }
      context.restore();
    });
    const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
    if (blob === null) throw new Error('no picture');
    return blob;
  } finally {
    remove();
  }
}

/** The text as far as there is room for it, set in 13 pixels. */
function cut(context: CanvasRenderingContext2D, text: string, room: number): string {
  let shown = text;
  while (shown.length > 1 && context.measureText(shown).width > room) shown = shown.slice(0, -2);
  return shown === text ? text : `${shown}…`;
}

/** The light tokens (tokens.css), whatever the theme. */
function paper() {
  const sheet = document.createElement('div');
  sheet.className = 'mw-paper';
  document.body.append(sheet);
  const style = getComputedStyle(sheet);
  return {
    colour: (name: string) => style.getPropertyValue(name).trim(),
    family: getComputedStyle(document.body).fontFamily,
    remove: () => sheet.remove(),
  };
}
