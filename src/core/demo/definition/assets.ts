/**
 * The machines. Makers and models are invented. Criticality: A stops the plant, B stops a line, C can wait.
 */
import type { AssetStatus } from '../../../shared/domain/vocabulary.ts';
import type { AssetRow } from './types.ts';

const LINE_1: readonly AssetRow[] = [
  ['L1', 'PET line 1', 'Filling line', 'B', 'Vantorre', 'PET 36', '2016-04-18', 0, 25],
  [
    'L1-BLM',
    'Stretch blow moulder',
    'Blow moulder',
    'B',
    'Vantorre',
    'Stretchline 14',
    '2016-04-18',
    1_480_000,
    20,
  ],
  [
    'L1-BLM-M1',
    'Blow wheel main drive',
    'Electric motor',
    'B',
    'Kesdrive',
    'KM 160-22',
    '2016-04-18',
    6_900,
    15,
  ],
  ['L1-RIN', 'Rinser', 'Rinser', 'B', 'Vantorre', 'Rinsomat 72', '2016-04-18', 164_000, 20],
  ['L1-MIX', 'Mixer and carbonator', 'Mixer', 'B', 'Vantorre', 'Carbomix 30', '2016-04-18', 412_000, 20],
  ['L1-MIX-P1', 'Product pump', 'Pump', 'B', 'Pumaldo', 'SP 40-11', '2019-02-11', 8_750, 10],
  ['L1-FIL', 'Filler', 'Filler', 'B', 'Vantorre', 'Isoflow 72', '2016-04-18', 1_265_000, 20],
  [
    'L1-FIL-M1',
    'Filler main drive motor',
    'Electric motor',
    'B',
    'Kesdrive',
    'KM 180-22',
    '2016-04-18',
    7_400,
    15,
  ],
  ['L1-FIL-G1', 'Filler main gearbox', 'Gearbox', 'B', 'Kesdrive', 'KB 97-25', '2016-04-18', 11_800, 12],
  ['L1-CAP', 'Capper', 'Capper', 'B', 'Vantorre', 'Torqline 15', '2016-04-18', 238_000, 20],
  ['L1-CAP-M1', 'Capper servo drive', 'Electric motor', 'B', 'Kesdrive', 'KS 75', '2021-09-06', 4_300, 12],
  ['L1-LAB', 'Labeller', 'Labeller', 'B', 'Etikra', 'Rollwrap 36', '2017-01-30', 356_000, 18],
  [
    'L1-INS',
    'Fill level and cap inspector',
    'Inspector',
    'B',
    'Luxiren',
    'Checkpoint S',
    '2020-08-17',
    92_000,
    12,
  ],
  ['L1-PAC', 'Shrink packer', 'Packer', 'B', 'Hallmeer', 'Shrinkmaster 60', '2016-04-18', 287_000, 18],
  ['L1-PAC-H1', 'Shrink tunnel', 'Shrink tunnel', 'B', 'Hallmeer', 'Tunnel 48 kW', '2016-04-18', 74_000, 15],
  ['L1-PAL', 'Palletiser', 'Palletiser', 'B', 'Hallmeer', 'Layerlift 4', '2016-04-18', 318_000, 20],
  ['L1-PAL-G1', 'Hoist gear motor', 'Gearbox', 'B', 'Kesdrive', 'KG 77-5.5', '2016-04-18', 5_200, 12],
  ['L1-CNV', 'Conveyors', 'Conveyor', 'B', 'Transvelo', 'Flatflow', '2016-04-18', 446_000, 20],
  [
    'L1-CNV-M1',
    'Accumulation table drive',
    'Electric motor',
    'B',
    'Kesdrive',
    'KM 100-3',
    '2018-06-25',
    1_650,
    15,
  ],
];

const LINE_2: readonly AssetRow[] = [
  ['L2', 'Glass line 2', 'Filling line', 'B', 'Vantorre', 'Glass 24', '2009-10-05', 0, 28],
  ['L2-DEP', 'Depalletiser', 'Depalletiser', 'B', 'Hallmeer', 'Sweepoff 3', '2009-10-05', 214_000, 15],
  ['L2-WSH', 'Bottle washer', 'Bottle washer', 'B', 'Vantorre', 'Lavaline 40', '2009-10-05', 985_000, 25],
  [
    'L2-WSH-M1',
    'Washer main drive motor',
    'Electric motor',
    'B',
    'Kesdrive',
    'KM 160-15',
    '2014-07-14',
    5_600,
    15,
  ],
  ['L2-WSH-P1', 'Caustic circulation pump', 'Pump', 'B', 'Pumaldo', 'NC 80-7', '2018-03-19', 6_400, 10],
  ['L2-EBI', 'Empty bottle inspector', 'Inspector', 'B', 'Luxiren', 'Baselook 40', '2018-11-12', 268_000, 12],
  ['L2-FIL', 'Filler', 'Filler', 'B', 'Vantorre', 'Barofill 60', '2009-10-05', 870_000, 22],
  ['L2-FIL-G1', 'Filler main gearbox', 'Gearbox', 'B', 'Kesdrive', 'KB 87-18', '2015-08-10', 9_700, 12],
  ['L2-FIL-V1', 'Vacuum pump', 'Vacuum pump', 'B', 'Pumaldo', 'VR 250', '2017-05-22', 7_900, 12],
  ['L2-CRW', 'Crowner', 'Crowner', 'B', 'Vantorre', 'Crownline 12', '2009-10-05', 156_000, 22],
  ['L2-LAB', 'Labeller', 'Labeller', 'B', 'Etikra', 'Wetglue 30', '2012-02-27', 294_000, 20],
  ['L2-INS', 'Full bottle inspector', 'Inspector', 'B', 'Luxiren', 'Checkpoint G', '2018-11-12', 88_000, 12],
  ['L2-PAC', 'Case packer', 'Packer', 'B', 'Hallmeer', 'Casegrip 24', '2009-10-05', 231_000, 20],
  ['L2-PAL', 'Palletiser', 'Palletiser', 'B', 'Hallmeer', 'Layerlift 3', '2009-10-05', 276_000, 22],
  ['L2-PAL-G1', 'Hoist gear motor', 'Gearbox', 'B', 'Kesdrive', 'KG 77-4', '2013-04-08', 4_900, 10],
  ['L2-CNV', 'Conveyors', 'Conveyor', 'B', 'Transvelo', 'Steelflow', '2009-10-05', 518_000, 25],
];

const LINE_3: readonly AssetRow[] = [
  ['L3', 'Can line 3', 'Filling line', 'B', 'Vantorre', 'Can 45', '2020-03-02', 0, 25],
  ['L3-DEP', 'Can depalletiser', 'Depalletiser', 'B', 'Hallmeer', 'Sweepoff 5', '2020-03-02', 248_000, 20],
  ['L3-RIN', 'Can rinser', 'Rinser', 'B', 'Vantorre', 'Twistrinse', '2020-03-02', 58_000, 20],
  ['L3-FIL', 'Filler', 'Filler', 'B', 'Vantorre', 'Canflow 60', '2020-03-02', 1_390_000, 20],
  [
    'L3-FIL-M1',
    'Filler main drive motor',
    'Electric motor',
    'B',
    'Kesdrive',
    'KM 160-18',
    '2020-03-02',
    6_300,
    15,
  ],
  ['L3-FIL-P1', 'Product pump', 'Pump', 'B', 'Pumaldo', 'SP 50-15', '2020-03-02', 9_600, 10],
  ['L3-SEA', 'Seamer', 'Seamer', 'B', 'Vantorre', 'Seamtec 12', '2020-03-02', 684_000, 20],
  ['L3-SEA-G1', 'Seamer gearbox', 'Gearbox', 'B', 'Kesdrive', 'KB 87-15', '2020-03-02', 9_900, 12],
  ['L3-PAS', 'Tunnel pasteuriser', 'Pasteuriser', 'B', 'Vantorre', 'Pastunnel 9', '2020-03-02', 932_000, 22],
  ['L3-PAS-P1', 'Spray pump, holding zone', 'Pump', 'B', 'Pumaldo', 'NC 100-9', '2020-03-02', 7_100, 10],
  ['L3-COD', 'Date coder', 'Date coder', 'C', 'Etikra', 'Jetmark 7', '2022-05-16', 14_500, 8],
  ['L3-INS', 'Can inspector', 'Inspector', 'B', 'Luxiren', 'Checkpoint C', '2020-03-02', 97_000, 12],
  ['L3-PAC', 'Tray packer', 'Packer', 'B', 'Hallmeer', 'Traymaster 45', '2020-03-02', 322_000, 18],
  ['L3-PAL', 'Palletiser', 'Palletiser', 'B', 'Hallmeer', 'Layerlift 5', '2020-03-02', 341_000, 20],
  ['L3-CNV', 'Conveyors', 'Conveyor', 'B', 'Transvelo', 'Canflow belt', '2020-03-02', 402_000, 20],
];

const UTILITIES: readonly AssetRow[] = [
  ['AIR', 'Compressed air', 'Utility system', 'A', 'Altopress', 'Station 2 x 90 kW', '2014-06-02', 0, 25],
  [
    'AIR-C1',
    'Compressor 1, base load',
    'Air compressor',
    'A',
    'Altopress',
    'Helix 90',
    '2014-06-02',
    68_000,
    15,
  ],
  [
    'AIR-C2',
    'Compressor 2, trim, variable speed',
    'Air compressor',
    'B',
    'Altopress',
    'Helix 90 V',
    '2019-09-23',
    84_000,
    15,
  ],
  ['AIR-DRY', 'Refrigeration dryer', 'Air dryer', 'A', 'Altopress', 'Drypoint 300', '2014-06-02', 21_500, 15],
  ['AIR-REC', 'Air receiver 5 m³', 'Pressure vessel', 'A', 'Altopress', 'R 5000', '2014-06-02', 7_800, 30],
  ['REF', 'Refrigeration', 'Utility system', 'A', 'Frigalto', 'Glycol 700 kW', '2012-05-14', 0, 25],
  ['REF-CH1', 'Chiller 1', 'Chiller', 'A', 'Frigalto', 'FX 380', '2012-05-14', 142_000, 18],
  ['REF-CH2', 'Chiller 2', 'Chiller', 'B', 'Frigalto', 'FX 380', '2017-03-06', 151_000, 18],
  ['REF-P1', 'Glycol pump 1', 'Pump', 'A', 'Pumaldo', 'NC 125-15', '2017-03-06', 7_600, 12],
  ['REF-P2', 'Glycol pump 2', 'Pump', 'B', 'Pumaldo', 'NC 125-15', '2017-03-06', 7_600, 12],
  ['STM', 'Steam', 'Utility system', 'A', 'Brennval', 'Steam 4 t/h', '2011-09-19', 0, 30],
  ['STM-B1', 'Steam boiler', 'Steam boiler', 'A', 'Brennval', 'DK 4000', '2011-09-19', 186_000, 25],
  ['STM-P1', 'Feedwater pump', 'Pump', 'A', 'Pumaldo', 'MV 8-16', '2018-10-01', 5_100, 10],
  ['WTR', 'Water treatment', 'Utility system', 'A', 'Aquiron', 'Process water 30 m³/h', '2015-02-09', 0, 25],
  ['WTR-SOF', 'Softener', 'Water treatment', 'B', 'Aquiron', 'Twinsoft 900', '2015-02-09', 38_000, 20],
  [
    'WTR-RO',
    'Reverse osmosis unit',
    'Water treatment',
    'A',
    'Aquiron',
    'Osmos 14',
    '2015-02-09',
    127_000,
    18,
  ],
  ['WTR-RO-P1', 'High-pressure pump', 'Pump', 'A', 'Pumaldo', 'MV 15-14', '2020-06-08', 9_300, 10],
  ['CIP', 'Cleaning in place', 'Utility system', 'B', 'Aquiron', 'CIP 3-tank', '2016-04-18', 0, 25],
  ['CIP-SK1', 'CIP unit', 'CIP unit', 'B', 'Aquiron', 'Tri-CIP 20', '2016-04-18', 173_000, 20],
  ['CIP-P1', 'CIP supply pump', 'Pump', 'B', 'Pumaldo', 'SP 50-15', '2016-04-18', 9_600, 10],
  ['CO2', 'Carbon dioxide', 'Utility system', 'A', 'Frigalto', 'CO₂ 30 t', '2013-08-26', 0, 30],
  ['CO2-TNK', 'CO₂ storage tank', 'Pressure vessel', 'A', 'Frigalto', 'VT 30', '2013-08-26', 98_000, 30],
  ['CO2-EVP', 'CO₂ evaporator', 'Heat exchanger', 'A', 'Frigalto', 'EV 600', '2013-08-26', 26_000, 20],
  ['CTW', 'Cooling water', 'Utility system', 'B', 'Frigalto', 'Cooling water 180 m³/h', '2012-05-14', 0, 25],
  ['CTW-T1', 'Cooling tower', 'Cooling tower', 'B', 'Frigalto', 'CT 900', '2012-05-14', 64_000, 20],
  ['CTW-T1-F1', 'Cooling tower fan drive', 'Gearbox', 'B', 'Kesdrive', 'KF 57-11', '2016-11-07', 6_700, 8],
  ['CTW-P1', 'Cooling water pump', 'Pump', 'B', 'Pumaldo', 'NC 150-18', '2016-11-07', 8_800, 12],
  ['ELE', 'Power supply', 'Utility system', 'A', 'Elektrada', '20 kV / 400 V', '2008-03-10', 0, 35],
  ['ELE-TR1', 'Transformer 1', 'Transformer', 'A', 'Elektrada', 'TX 1600', '2008-03-10', 54_000, 35],
  ['ELE-MSB', 'Main switchboard', 'Switchboard', 'A', 'Elektrada', 'MS 3200', '2008-03-10', 118_000, 35],
  ['ELE-UPS', 'Control voltage UPS', 'UPS', 'B', 'Elektrada', 'Buffer 20', '2019-01-14', 16_500, 12],
];

export const ASSETS: readonly AssetRow[] = [...LINE_1, ...LINE_2, ...LINE_3, ...UTILITIES];

/** Entered later than the others, when somebody found that it was missing; no sensor has been fitted yet. */
export const LATE_ASSETS: readonly {
  readonly row: AssetRow;
  readonly by: string;
  readonly daysAgo: number;
}[] = [
  {
    row: ['L3-PAL-G1', 'Hoist gear motor', 'Gearbox', 'B', 'Kesdrive', 'KG 77-5.5', '2020-03-02', 5_400, 12],
    by: 'petra.lindqvist',
    daysAgo: 16,
  },
];

/** Machines that are not running; all others are. */
export const ASSET_STATUSES: Readonly<Record<string, AssetStatus>> = {
  'REF-P2': 'standby',
};

/** The tag of the machine this one belongs to, or null for a root. */
export function parentTag(tag: string): string | null {
  const cut = tag.lastIndexOf('-');
  return cut < 0 ? null : tag.slice(0, cut);
}
