/** What fits where (bill of materials): by type, or only a single machine. Quantities are those built in. */
import type { BomDefinition } from './types.ts';

export const SPARE_PARTS: readonly BomDefinition[] = [
  {
    owner: { type: 'Air compressor' },
    parts: [
      ['FIL-AIRC', 1, 'Every service'],
      ['FIL-OILC', 1, 'Every service'],
      ['FIL-SEP', 1, 'At 0.8 bar differential pressure'],
      ['OIL-COMP46', 45],
      ['VLV-DRAIN', 1],
    ],
  },
  {
    owner: { type: 'Air dryer' },
    parts: [
      ['VLV-DRAIN', 1],
      ['VLV-HGB', 1],
      ['FIL-COAL', 2],
    ],
  },
  {
    owner: { type: 'Gearbox' },
    parts: [
      ['SEA-RWDR60', 1, 'Output shaft'],
      ['SEA-RWDR45', 1, 'Input shaft'],
      ['DRV-COUP', 1],
    ],
  },
  {
    owner: { type: 'Electric motor' },
    parts: [
      ['BRG-6310', 1, 'Drive end'],
      ['BRG-6308', 1, 'Fan end'],
    ],
  },
  { owner: { type: 'Pump' }, parts: [['BRG-6206', 2, 'Motor bearings up to 7.5 kW']] },
  {
    owner: { type: 'Capper' },
    parts: [
      ['FMT-CHUCK', 15],
      ['FMT-CLUTCH', 15, 'One per head'],
    ],
  },
  {
    owner: { type: 'Crowner' },
    parts: [
      ['FMT-THROAT', 12],
      ['FMT-SPRING', 12],
    ],
  },
  {
    owner: { type: 'Seamer' },
    parts: [
      ['FMT-ROLL1', 12],
      ['FMT-ROLL2', 12],
      ['FMT-SCHUCK', 12, 'Change with both rolls of the head'],
    ],
  },
  {
    owner: { type: 'Conveyor' },
    parts: [
      ['CNV-WEAR', 120],
      ['CNV-GUIDE', 60],
      ['CNV-SPR23', 24],
      ['DRV-KM71', 12],
      ['ELC-LIGHT', 16],
    ],
  },
  {
    owner: { type: 'Rinser' },
    parts: [['FMT-GRIP', 72]],
  },
  {
    owner: { type: 'Inspector' },
    parts: [
      ['INS-WIN', 2],
      ['ELC-ENC', 1],
    ],
  },
  {
    owner: { type: 'Palletiser' },
    parts: [
      ['ELC-CURT', 1, 'Protective height 1200 mm'],
      ['PNE-SHOCK', 4],
      ['PNE-CYL50', 6],
    ],
  },
  {
    owner: { type: 'Chiller' },
    parts: [
      ['REF-R', 96],
      ['ELC-PRESS', 2],
    ],
  },
  {
    owner: { asset: 'L1-FIL' },
    parts: [
      ['SEA-FV72', 72, 'Every 18 months, or when a valve drips'],
      ['FMT-BELL', 72],
    ],
  },
  { owner: { asset: 'L2-FIL' }, parts: [['SEA-FV60', 60]] },
  { owner: { asset: 'L3-FIL' }, parts: [['SEA-FC60', 60]] },
  {
    owner: { asset: 'L1-FIL-G1' },
    parts: [
      ['DRV-KB97', 1, 'Whole gearbox; 14 weeks to get'],
      ['OIL-CLP220', 12],
    ],
  },
  {
    owner: { asset: 'L1-BLM' },
    parts: [
      ['SEA-BN', 14],
      ['FMT-MLOCK', 14],
    ],
  },
  {
    owner: { asset: 'L2-WSH' },
    parts: [
      ['FMT-NOZ', 320],
      ['FMT-CARR', 1400],
    ],
  },
  { owner: { asset: 'L1-PAC' }, parts: [['PAC-FKNIFE', 1]] },
  {
    owner: { asset: 'L1-PAC-H1' },
    parts: [
      ['PAC-HEAT', 12],
      ['PAC-BELT', 11, 'Whole belt'],
      ['ELC-SSR', 6],
    ],
  },
  {
    owner: { asset: 'L1-PAL' },
    parts: [['BLT-AT20', 6, 'Hoist belt, cut to length']],
  },
  { owner: { asset: 'L1-LAB' }, parts: [['LAB-KNIFE', 1]] },
  {
    owner: { asset: 'L2-LAB' },
    parts: [
      ['LAB-PAL', 8],
      ['LAB-SPONGE', 24],
    ],
  },
  {
    owner: { asset: 'L3-COD' },
    parts: [
      ['LAB-INK', 1],
      ['LAB-MKUP', 1],
    ],
  },
  { owner: { asset: 'L1-MIX-P1' }, parts: [['SEA-MS-SP', 1]] },
  { owner: { asset: 'L3-FIL-P1' }, parts: [['SEA-MS-SP', 1]] },
  { owner: { asset: 'CIP-P1' }, parts: [['SEA-MS-SP', 1]] },
  { owner: { asset: 'L2-WSH-P1' }, parts: [['SEA-MS-NC', 1]] },
  { owner: { asset: 'L3-PAS-P1' }, parts: [['SEA-MS-NC', 1]] },
  { owner: { asset: 'REF-P1' }, parts: [['SEA-MS-NC', 1]] },
  { owner: { asset: 'REF-P2' }, parts: [['SEA-MS-NC', 1]] },
  { owner: { asset: 'CTW-P1' }, parts: [['SEA-MS-NC', 1]] },
  { owner: { asset: 'STM-P1' }, parts: [['SEA-MS-MV', 1]] },
  { owner: { asset: 'WTR-RO-P1' }, parts: [['SEA-MS-MV', 1]] },
  {
    owner: { asset: 'WTR-RO' },
    parts: [
      ['RO-MEMB', 12, 'First stage 6, second stage 6'],
      ['FIL-RO5', 14],
      ['ELC-COND', 1],
    ],
  },
  { owner: { asset: 'CTW-T1-F1' }, parts: [['BLT-SPB2000', 2, 'Always as a set']] },
  {
    owner: { asset: 'L2-FIL-V1' },
    parts: [
      ['FIL-VAC', 2],
      ['OIL-VAC100', 7],
    ],
  },
];
