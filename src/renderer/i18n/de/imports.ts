/** Dateien einlesen. */
import type { imports as english } from '../en/imports.ts';
import type { Catalogue } from '../catalogue.ts';

export const imports = {
  title: 'Messwerte einlesen',
  keywords: 'csv Datei Sensor Messungen importieren hochladen',
} satisfies Catalogue<typeof english>;
