/**
 * `npm run bench` measures every row, `npm run bench -- chart search` some. Prints a table, writes
 * bench/results.json and ends with an error when a row misses its budget.
 */
import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type BenchResult, type BenchRow, judge, table } from './row.ts';

const folder = join(import.meta.dirname, 'rows');

async function loadRows(): Promise<BenchRow[]> {
  const files = (await readdir(folder)).filter((file) => file.endsWith('.ts')).sort();
  const modules = await Promise.all(
    files.map((file) => import(join(folder, file)) as Promise<{ default: BenchRow | readonly BenchRow[] }>),
  );
  return modules.flatMap(({ default: rows }) => rows);
}

const rows = await loadRows();
const asked = process.argv.slice(2);
const unknown = asked.filter((id) => !rows.some((row) => row.id === id));
if (unknown.length > 0) {
  const known = [...new Set(rows.map((row) => row.id))].join(', ');
  console.error(`There is no row ${unknown.join(', ')}. The rows are: ${known}.`);
  process.exit(1);
}

const results: BenchResult[] = [];
for (const row of rows.filter(({ id }) => asked.length === 0 || asked.includes(id))) {
  process.stderr.write(`measuring ${row.id} (${row.size}) …\n`);
  const measured = await row.run();
  if (measured === null)
    process.stderr.write(`${row.id} (${row.size}) is left out: its data is not on this machine\n`);
  else results.push(judge(row, measured));
}
console.log(table(results));
await writeFile(join(import.meta.dirname, 'results.json'), `${JSON.stringify(results, null, 2)}\n`);

const missed = results.filter(({ pass }) => !pass);
if (missed.length > 0) console.error(`\n${missed.length} of ${results.length} rows missed their budget.`);
process.exit(missed.length === 0 ? 0 : 1);
