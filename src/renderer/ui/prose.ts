/** Text that people write, as paragraphs and lists. Pure; nothing in it is anything but text. */
export type ProseBlock =
  | { readonly kind: 'paragraph'; readonly text: string }
  | { readonly kind: 'list'; readonly ordered: boolean; readonly items: readonly string[] };

const BULLET = /^\s*[-*•]\s+(.*)$/;
const NUMBER = /^\s*\d{1,3}[.)]\s+(.*)$/;

/** An empty line ends a block; lines that begin with a dash or a number are a list; other line ends stay. */
export function proseBlocks(text: string): ProseBlock[] {
  const blocks: { kind: 'paragraph' | 'bullets' | 'numbers'; lines: string[] }[] = [];
  let open = false;
  for (const line of text.replaceAll('\r', '').split('\n')) {
    if (line.trim() === '') {
      open = false;
      continue;
    }
    const [bullet, number] = [BULLET.exec(line)?.[1], NUMBER.exec(line)?.[1]];
    const kind = bullet !== undefined ? 'bullets' : number !== undefined ? 'numbers' : 'paragraph';
    const content = (bullet ?? number ?? line).trim();
    const last = blocks.at(-1);
    if (open && last?.kind === kind) last.lines.push(content);
    else blocks.push({ kind, lines: [content] });
    open = true;
  }
  return blocks.map(({ kind, lines }) =>
    kind === 'paragraph'
      ? { kind, text: lines.join('\n') }
      : { kind: 'list', ordered: kind === 'numbers', items: lines },
  );
}
