import { describe, expect, it } from 'vitest';
import { readLabelSettings } from './settings.ts';

const usual = readLabelSettings(null);

describe('how labels were printed last', () => {
  it('begins with the first sheet and a QR code with place and plant', () => {
    expect(usual).toEqual({
      output: 'sheets',
      templateId: 'avery-l7160',
      printerId: null,
      symbol: 'qr',
      withLocation: true,
      withPlant: true,
      outlines: false,
      next: {},
    });
  });

  it('is read back', () => {
    const stored = { ...usual, templateId: 'avery-5160', next: { 'avery-5160': 14 }, symbol: 'datamatrix' };
    expect(readLabelSettings(JSON.stringify(stored))).toEqual(stored);
  });

  it.each(['{', 'null', '[]', '7', '{"templateId":"gone","next":{"a":0},"symbol":1}'])(
    'is as in the beginning where it is damaged: %s',
    (text) => {
      expect(readLabelSettings(text)).toEqual(usual);
    },
  );
});
