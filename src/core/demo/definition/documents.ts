/** Files on the records of the demo plant. Nothing of them is copied from anywhere: they are made when the plant is. */
import {
  compressorManual,
  gearboxManual,
  pumpManual,
  sealInstruction,
  vesselCertificate,
} from '../documents/manuals.ts';
import { ALIGNMENT, OIL_STORE, RESTART } from '../documents/notes.ts';
import { spectrum, thermogram } from '../documents/pictures.ts';
import type { DocumentDefinition, DocumentFile } from './types.ts';

const written = (text: string) => () => Buffer.from(text);

export const DOCUMENTS: readonly DocumentDefinition[] = [
  {
    fileName: 'pumaldo-sp-nc-mv-manual.pdf',
    title: 'Operating manual, extract for maintenance',
    kind: 'manual',
    by: 'oskar.brandt',
    daysAgo: 540,
    on: { type: 'Pump' },
    content: pumpManual,
  },
  {
    fileName: 'kesdrive-kb-kg-kf-lubrication.pdf',
    title: 'Lubrication, running in, exchange',
    kind: 'manual',
    by: 'petra.lindqvist',
    daysAgo: 539,
    on: { type: 'Gearbox' },
    content: gearboxManual,
  },
  {
    fileName: 'altopress-helix-90-service-plan.pdf',
    title: 'Service plan Helix 90',
    kind: 'manual',
    by: 'oskar.brandt',
    daysAgo: 538,
    on: { type: 'Air compressor' },
    content: compressorManual,
  },
  {
    fileName: 'sea-fv72-fitting.pdf',
    title: 'Fitting instruction',
    kind: 'manual',
    by: 'greta.solberg',
    daysAgo: 530,
    on: { part: 'SEA-FV72' },
    content: sealInstruction,
  },
  {
    fileName: 'oil-store.txt',
    title: 'What stands where',
    kind: 'other',
    by: 'greta.solberg',
    daysAgo: 480,
    on: { location: 'oil' },
    content: written(OIL_STORE),
  },
  {
    fileName: 'restart-line-1.txt',
    title: 'Restart after a weekend',
    kind: 'other',
    by: 'jonas.weber',
    daysAgo: 260,
    on: { asset: 'L1-FIL' },
    content: written(RESTART),
  },
  {
    fileName: 'air-rec-certificate.pdf',
    title: 'Periodic inspection of the receiver',
    kind: 'certificate',
    by: 'oskar.brandt',
    daysAgo: 210,
    on: { asset: 'AIR-REC' },
    content: vesselCertificate,
  },
  {
    fileName: 'thermography-l2-clamp.png',
    title: 'Clamp of phase L2, 78 °C under load',
    kind: 'photo',
    by: 'tomasz.nowak',
    daysAgo: 58,
    on: { asset: 'ELE-MSB' },
    content: thermogram,
  },
];

/** Files that are attached to work orders while they are done. */
export const WORK_DOCUMENTS: readonly DocumentFile[] = [
  {
    fileName: 'spectrum-output-bearing.png',
    title: 'Spectrum of the output bearing, before the exchange',
    kind: 'photo',
    content: spectrum,
  },
  {
    fileName: 'alignment-l1-fil-g1.txt',
    title: 'Alignment record',
    kind: 'certificate',
    content: written(ALIGNMENT),
  },
];
