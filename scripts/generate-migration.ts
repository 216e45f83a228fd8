/**
 * `npm run migration -- <slug>`: writes the next `migrations/local/NNNN_slug.sql` from what changed in the
 * drizzle schema, and records its SHA-256 in the manifest. drizzle-kit knows neither STRICT nor WITHOUT
 * ROWID tables, so both are added here. `npm run migration -- --seal` only records files written by hand.
 */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const folder = join(import.meta.dirname, '../migrations/local');
const drizzleFolder = join(folder, '.drizzle');
const manifestFile = join(folder, 'manifest.json');

/** Clustered by their key: the row is found where the index entry is. */
const WITHOUT_ROWID = new Set([
  'readings',
  'rollups',
  'stock_balances',
  'role_permissions',
  'number_series',
  'team_members',
  'asset_keywords',
  'custom_values',
  'import_mappings',
  'threshold_states',
  'alarm_rings',
]);

interface ManifestEntry {
  name: string;
  sha256: string;
}

function strict(sql: string): string {
  return sql.replaceAll(/CREATE TABLE `(\w+)` \(([\s\S]*?)\n\);/g, (_match, table: string, body: string) => {
    const plain = table.replace(/^__new_/, '');
    return `CREATE TABLE \`${table}\` (${body}\n) STRICT${WITHOUT_ROWID.has(plain) ? ', WITHOUT ROWID' : ''};`;
  });
}

function seal(): void {
  const entries: ManifestEntry[] = readdirSync(folder)
    .filter((name) => /^\d{4}_[a-z0-9_]+\.sql$/.test(name))
    .sort()
    .map((name) => ({
      name,
      sha256: createHash('sha256')
        .update(readFileSync(join(folder, name)))
        .digest('hex'),
    }));
  writeFileSync(manifestFile, `${JSON.stringify(entries, null, 2)}\n`);
}

function generate(slug: string): void {
  mkdirSync(drizzleFolder, { recursive: true });
  const before = new Set(readdirSync(drizzleFolder).filter((name) => name.endsWith('.sql')));
  execFileSync('drizzle-kit', ['generate', '--config', 'drizzle.config.ts', '--name', slug], {
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  const made = readdirSync(drizzleFolder).filter((name) => name.endsWith('.sql') && !before.has(name));
  if (made.length === 0) return;
  const number = String(
    readdirSync(folder).filter((name) => /^\d{4}_.*\.sql$/.test(name)).length + 1,
  ).padStart(4, '0');
  for (const name of made) {
    const sql = readFileSync(join(drizzleFolder, name), 'utf8').replaceAll('--> statement-breakpoint', '');
    writeFileSync(join(folder, `${number}_${slug}.sql`), strict(sql).replaceAll(/\n{3,}/g, '\n\n'));
    rmSync(join(drizzleFolder, name));
  }
}

const [argument] = process.argv.slice(2);
if (argument === '--seal') seal();
else if (argument !== undefined && /^[a-z][a-z0-9_]*$/.test(argument)) {
  generate(argument);
  seal();
} else {
  console.error('Name the migration in lower case with underscores: npm run migration -- add_suppliers');
  process.exitCode = 2;
}
