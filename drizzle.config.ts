import { defineConfig } from 'drizzle-kit';

/** Only `scripts/generate-migration.ts` calls drizzle-kit; its snapshots live beside the migrations. */
export default defineConfig({
  dialect: 'sqlite',
  schema: './src/core/database/schema/index.ts',
  out: './migrations/local/.drizzle',
});
