/** A chart as a picture file: what is on the screen, on white, with its title, its period and its legend. */
import { DASHES } from './axes.ts';
import classes from './Chart.module.css';
import { PICTURE } from './ChartPlot.tsx';

export interface PictureWords {
  readonly title: string;
  readonly period: string;
  readonly legend: readonly { readonly look: number; readonly other: boolean; readonly text: string }[];
  /** What else has to be known of it, one line each. */
  readonly notes: readonly string[];
}

/** Pixels of the file for each CSS pixel. */
const scale = 2;
const edge = 16;
const sampleWidth = 32;

/** Everything a shape takes from style sheets, which a picture does not have. */
const INLINED = [
  'fill',
  'fill-opacity',
  'stroke',
  'stroke-width',
  'stroke-dasharray',
  'stroke-linecap',
  'stroke-linejoin',
  'opacity',
  'overflow',
  'font-family',
  'font-size',
  'font-weight',
  'text-anchor',
  'dominant-baseline',
  'paint-order',
];

/**
 * @param stage the box of the chart on the page
 * @throws Error when there is nothing drawn, or the browser cannot make a picture of it
 */
export async function pictureFile(stage: HTMLElement, words: PictureWords): Promise<Blob> {
  const shown = stage.querySelector<SVGSVGElement>(`svg[${PICTURE}]`);
  if (shown === null) throw new Error('nothing is drawn');
  const box = shown.getBoundingClientRect();
  const { svg, colours, style } = onPaper(stage, shown);
  const image = await loaded(svg);
  const { width, height } = box;
  const small = { font: `${style.size}px ${style.family}`, line: Math.round(style.size * 1.6) };
  const canvas = document.createElement('canvas');
  const context = canvas.getContext('2d');
  if (context === null) throw new Error('no canvas');
  context.font = small.font;
  const rows = legendRows(words.legend, (text) => context.measureText(text).width, width);
  const notes = words.notes.flatMap((note) =>
    wrapped(note, (text) => context.measureText(text).width, width),
  );
  const head = Math.round(style.size * 1.5 + small.line * 1.4);
  const foot = (rows.length + notes.length) * small.line + (rows.length + notes.length > 0 ? 10 : 0);
  canvas.width = Math.round((width + 2 * edge) * scale);
  canvas.height = Math.round((height + head + foot + 2 * edge) * scale);
  context.scale(scale, scale);
  context.fillStyle = '#fff';
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.translate(edge, edge);
  context.textBaseline = 'top';
  context.fillStyle = style.text;
  context.font = `600 ${Math.round(style.size * 1.35)}px ${style.family}`;
  context.fillText(words.title, 0, 0, width);
  context.font = small.font;
  context.fillStyle = style.dim;
  context.fillText(words.period, 0, Math.round(style.size * 1.35) + 6, width);
  context.drawImage(image, 0, head, width, height);
  context.textBaseline = 'middle';
  let y = head + height + 10 + small.line / 2;
  for (const row of rows) {
    for (const { x, item } of row) {
      context.strokeStyle = colours[item.look] ?? style.text;
      context.lineWidth = 2;
      context.globalAlpha = item.other ? 0.7 : 1;
      context.setLineDash(dashes(item.other ? '3 3' : (DASHES[item.look] ?? '')));
      context.beginPath();
      context.moveTo(x, y);
      context.lineTo(x + sampleWidth, y);
      context.stroke();
      context.globalAlpha = 1;
      context.fillStyle = style.text;
      context.fillText(item.text, x + sampleWidth + 6, y);
    }
    y += small.line;
  }
  context.fillStyle = style.dim;
  for (const note of notes) {
    context.fillText(note, 0, y);
    y += small.line;
  }
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
  if (blob === null) throw new Error('no picture');
  return blob;
}

function dashes(text: string): number[] {
  return text === '' ? [] : text.split(' ').map(Number);
}

/** A copy as it looks on paper, whatever the theme, with all styles in itself. */
function onPaper(stage: HTMLElement, shown: SVGSVGElement) {
  const paper = document.createElement('div');
  // The light tokens (tokens.css).
  paper.className = `mw-paper ${classes.stage} ${classes.paper}`;
  const svg = shown.cloneNode(true) as SVGSVGElement;
  const origin = shown.getBoundingClientRect();
  for (const icon of stage.querySelectorAll<SVGSVGElement>(`.${classes.lane} svg`)) {
    const at = icon.getBoundingClientRect();
    const copy = icon.cloneNode(true) as SVGSVGElement;
    copy.setAttribute('x', String(at.left - origin.left));
    copy.setAttribute('y', String(at.top - origin.top));
    svg.append(copy);
  }
  paper.append(svg);
  const samples = DASHES.map((_dash, look) => {
    const holder = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
    holder.setAttribute('class', classes.sample ?? '');
    holder.dataset['look'] = String(look);
    const path = document.createElementNS('http://www.w3.org/2000/svg', 'path');
    path.setAttribute('class', classes.line ?? '');
    holder.append(path);
    paper.append(holder);
    return path;
  });
  document.body.append(paper);
  try {
    for (const element of [svg, ...svg.querySelectorAll<SVGElement>('*')]) {
      const computed = getComputedStyle(element);
      for (const name of INLINED) element.style.setProperty(name, computed.getPropertyValue(name));
    }
    const computed = getComputedStyle(paper);
    const mark = svg.querySelector('text');
    return {
      svg,
      colours: samples.map((path) => getComputedStyle(path).stroke),
      style: {
        text: computed.getPropertyValue('--mw-text'),
        dim: computed.getPropertyValue('--mw-text-dim'),
        family: computed.fontFamily,
        size: mark === null ? 12 : Number.parseFloat(getComputedStyle(mark).fontSize),
      },
    };
  } finally {
    paper.remove();
  }
}

async function loaded(svg: SVGSVGElement): Promise<HTMLImageElement> {
  svg.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(new XMLSerializer().serializeToString(svg))}`;
  await image.decode();
  return image;
}

/** The samples one after the other, in as many rows as they need. */
function legendRows(legend: PictureWords['legend'], widthOf: (text: string) => number, width: number) {
  const rows: { x: number; item: PictureWords['legend'][number] }[][] = [];
  let x = 0;
  for (const item of legend) {
    const wide = sampleWidth + 6 + widthOf(item.text);
    if (rows.length === 0 || x + wide > width) {
      rows.push([]);
      x = 0;
    }
    rows.at(-1)!.push({ x, item });
    x += wide + 24;
  }
  return rows;
}

function wrapped(text: string, widthOf: (text: string) => number, width: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const line = lines.at(-1);
    if (line === undefined || widthOf(`${line} ${word}`) > width) lines.push(word);
    else lines[lines.length - 1] = `${line} ${word}`;
  }
  return lines;
}
