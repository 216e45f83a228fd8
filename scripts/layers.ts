/** Applies layer-rules.ts to the sources; run as a script it prints a sentence per violation. */
import { readFile, readdir } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { parseSync } from 'vite';
import { hostShareViolation, violationsOf } from './layer-rules.ts';
import { root } from './paths.ts';

/** Module names a TypeScript source imports or re-exports, types included, literal dynamic imports too. */
export function importsOf(file: string, source: string): string[] {
  const { module } = parseSync(file, source);
  const fixed = module.staticImports.map((found) => found.moduleRequest.value);
  const passedOn = module.staticExports.flatMap(({ entries }) =>
    entries.flatMap((entry) => (entry.moduleRequest ? [entry.moduleRequest.value] : [])),
  );
  const dynamic = module.dynamicImports.flatMap(({ moduleRequest: { start, end } }) => {
    const [, name] = /^['"`]([^'"`$]+)['"`]$/.exec(source.slice(start, end)) ?? [];
    return name === undefined ? [] : [name];
  });
  return [...new Set([...fixed, ...passedOn, ...dynamic])];
}

/** Lines that are neither empty nor only a comment. */
export function codeLines(source: string): number {
  return source.split('\n').filter((line) => !/^\s*(?:\/\/.*|\/?\*.*)?$/.test(line)).length;
}

/** Every violation in the sources below src/, a sentence each. */
export async function checkLayers(): Promise<string[]> {
  const entries = await readdir(join(root, 'src'), { recursive: true, withFileTypes: true });
  const sentences: string[] = [];
  const lines = new Map<string, number>();
  for (const entry of entries) {
    if (!entry.isFile() || !/\.tsx?$/.test(entry.name)) continue;
    const path = join(entry.parentPath, entry.name);
    const file = relative(root, path).split(sep).join('/');
    const source = await readFile(path, 'utf8');
    lines.set(file, codeLines(source));
    sentences.push(...violationsOf(file, importsOf(file, source)));
  }
  const share = hostShareViolation(lines);
  return share === null ? sentences : [...sentences, share];
}

if (import.meta.main) {
  const sentences = await checkLayers();
  for (const sentence of sentences) console.error(sentence);
  process.exit(sentences.length === 0 ? 0 : 1);
}
