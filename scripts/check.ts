/**
 * `npm run check`: format, lint, layers, types and unit tests, all of them even after the first failure. With
 * `--static` nothing is run: for who runs all the tests next.
 */
import { argv } from 'node:process';
import { runNode, toolFile } from './paths.ts';

const tsc = toolFile('typescript', 'tsc');
const steps: readonly (readonly [name: string, file: string, args: readonly string[]])[] = [
  ['format', toolFile('oxfmt'), ['--check', '.']],
  ['lint', toolFile('oxlint'), ['--deny-warnings']],
  ['layers', 'scripts/layers.ts', []],
  ['types of the hosts and the core', tsc, ['--project', 'tsconfig.json']],
  ['types of what is shared', tsc, ['--project', 'src/shared/tsconfig.json']],
  ['types of the page', tsc, ['--project', 'src/renderer/tsconfig.json']],
];
const unitTests = [
  'unit tests',
  toolFile('vitest'),
  ['run', '--project', 'unit', '--reporter', 'default'],
] as const;

const failed: string[] = [];
for (const [name, file, args] of argv.includes('--static') ? steps : [...steps, unitTests]) {
  console.log(`\n— ${name}`);
  if ((await runNode(file, args)) !== 0) failed.push(name);
}
console.log(failed.length === 0 ? '\nAll checks passed.' : `\nFailed: ${failed.join(', ')}.`);
process.exit(failed.length === 0 ? 0 : 1);
