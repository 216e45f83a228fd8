/** A PDF document of plain text pages, as small as they come: Helvetica of the reader, nothing embedded. */

export type PdfLine =
  | { readonly kind: 'title' | 'heading' | 'text'; readonly text: string }
  /** Columns of equal width, with a thin line below. */
  | { readonly kind: 'row'; readonly cells: readonly string[] };

/** A4 in points. */
const PAPER = { width: 595, height: 842 };
const MARGIN = 57;
const STYLES = {
  title: { font: 'F2', size: 18, lead: 30 },
  heading: { font: 'F2', size: 12, lead: 26 },
  text: { font: 'F1', size: 10, lead: 14 },
  row: { font: 'F1', size: 10, lead: 18 },
} as const;
/** Characters of running text that surely fit between the margins. */
const CHARACTERS_A_LINE = 92;

/** What WinAnsiEncoding has outside of Latin-1, of what the texts use. */
const WIN_ANSI: Readonly<Record<string, number>> = { '€': 0x80, '•': 0x95, '–': 0x96, '—': 0x97, '’': 0x92 };

/**
 * @param footer stands on every page, with its number
 * @throws Error for a character that WinAnsiEncoding does not have
 */
export function pdfOf(pages: readonly (readonly PdfLine[])[], footer: string): Uint8Array {
  const kids = pages.map((_, index) => `${5 + 2 * index} 0 R`).join(' ');
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Kids [${kids}] /Count ${pages.length} >>`,
    font('Helvetica'),
    font('Helvetica-Bold'),
    ...pages.flatMap((lines, index) => {
      const drawn = drawPage(lines, `${footer} · ${index + 1} / ${pages.length}`);
      return [
        `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${PAPER.width} ${PAPER.height}] ` +
          `/Resources << /Font << /F1 3 0 R /F2 4 0 R >> >> /Contents ${6 + 2 * index} 0 R >>`,
        `<< /Length ${drawn.length} >>\nstream\n${drawn}\nendstream`,
      ];
    }),
  ];
  let file = '%PDF-1.4\n';
  const offsets = objects.map((object, index) => {
    const offset = file.length;
    file += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return String(offset).padStart(10, '0');
  });
  const start = file.length;
  file += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n`;
  file += offsets.map((offset) => `${offset} 00000 n \n`).join('');
  file += `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${start}\n%%EOF\n`;
  return Buffer.from(file, 'latin1');
}

function font(name: string): string {
  return `<< /Type /Font /Subtype /Type1 /BaseFont /${name} /Encoding /WinAnsiEncoding >>`;
}

function drawPage(lines: readonly PdfLine[], footer: string): string {
  const drawn = [show('F1', 8, MARGIN, 36, footer)];
  let y = PAPER.height - MARGIN;
  for (const line of lines) {
    const { font: name, size, lead } = STYLES[line.kind];
    if (line.kind === 'row') {
      const width = (PAPER.width - 2 * MARGIN) / line.cells.length;
      y -= lead;
      drawn.push(...line.cells.map((cell, index) => show(name, size, MARGIN + index * width, y, cell)));
      drawn.push(`0.5 w ${MARGIN} ${y - 5} m ${PAPER.width - MARGIN} ${y - 5} l S`);
    } else {
      for (const part of wrap(line.text)) {
        y -= lead;
        drawn.push(show(name, size, MARGIN, y, part));
      }
    }
  }
  return drawn.join('\n');
}

function wrap(text: string): string[] {
  const lines = [''];
  for (const word of text.split(' ')) {
    const longer = lines.at(-1) === '' ? word : `${lines.at(-1)} ${word}`;
    if (longer.length > CHARACTERS_A_LINE) lines.push(word);
    else lines[lines.length - 1] = longer;
  }
  return lines;
}

function show(name: string, size: number, x: number, y: number, text: string): string {
  return `BT /${name} ${size} Tf ${Math.round(x)} ${y} Td (${encode(text)}) Tj ET`;
}

/** One character of the result is one byte of the file. */
function encode(text: string): string {
  return Array.from(text, (character) => {
    const code = WIN_ANSI[character] ?? character.codePointAt(0)!;
    if (code > 0xff) throw new Error(`WinAnsiEncoding has no ${character}`);
    return '()\\'.includes(character) ? `\\${character}` : String.fromCharCode(code);
  }).join('');
}
