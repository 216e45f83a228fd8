/** How labels were printed last on this computer, and where on its sheets the next free place is. */
import { useState } from 'react';
import { z } from 'zod';
import { SHEET_TEMPLATES } from '../../../shared/domain/label-sheets.ts';
import { SYMBOLS } from '../../../shared/domain/zpl.ts';

const settingsSchema = z.object({
  output: z.enum(['sheets', 'printer']).catch('sheets'),
  templateId: z.enum(SHEET_TEMPLATES.map(({ id }) => id)).catch(SHEET_TEMPLATES[0]!.id),
  printerId: z.string().nullable().catch(null),
  symbol: z.enum(SYMBOLS).catch('qr'),
  withLocation: z.boolean().catch(true),
  withPlant: z.boolean().catch(true),
  outlines: z.boolean().catch(false),
  /** Next free place by template, from 1. */
  next: z.record(z.string(), z.int().min(1)).catch({}),
});
export type LabelSettings = z.infer<typeof settingsSchema>;

const key = 'millwright.labels.settings';

export function readLabelSettings(text: string | null): LabelSettings {
  let stored: unknown = {};
  try {
    stored = JSON.parse(text ?? '{}');
  } catch {
    // Damaged: as if nothing were stored.
  }
  return settingsSchema.catch(() => settingsSchema.parse({})).parse(stored);
}

export function useLabelSettings() {
  const [settings, setSettings] = useState(() => readLabelSettings(localStorage.getItem(key)));
  const change = (changes: Partial<LabelSettings>) => {
    const next = { ...settings, ...changes };
    localStorage.setItem(key, JSON.stringify(next));
    setSettings(next);
  };
  return { settings, change };
}
