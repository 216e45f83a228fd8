/** Fields that the plant has added to its asset types, and what its machines have in them. */
import type { DefinedDay, FieldDefinition, FieldValue } from './types.ts';

const number = (name: string, unit?: string): FieldDefinition => ({ name, kind: 'number', unit });
const choice = (name: string, ...choices: string[]): FieldDefinition => ({ name, kind: 'choice', choices });
const date = (name: string): FieldDefinition => ({ name, kind: 'date' });
const link = (name: string): FieldDefinition => ({ name, kind: 'link' });
const text = (name: string): FieldDefinition => ({ name, kind: 'text' });

export const TYPE_FIELDS: Readonly<Record<string, readonly FieldDefinition[]>> = {
  'Filling line': [
    number('Nominal output', 'bottles/h'),
    choice('Container', 'PET', 'Returnable glass', 'Can'),
    text('Formats'),
  ],
  Filler: [
    number('Filling valves'),
    choice('Filling principle', 'Isobarometric, probe', 'Isobarometric, flow meter', 'Vacuum, level tube'),
    text('Products'),
    date('Valve seals renewed on'),
    link('Spare parts catalogue'),
  ],
  Capper: [number('Heads'), number('Application torque, nominal', 'Nm'), date('Torque checked on')],
  Labeller: [
    choice('Label type', 'Roll-fed, hot melt', 'Wet glue, paper'),
    number('Nominal output', 'bottles/h'),
    link('Spare parts catalogue'),
  ],
  Inspector: [text('Detects'), date('Test bottles renewed on')],
  Conveyor: [
    number('Length', 'm'),
    choice('Chain', 'Acetal flat-top', 'Stainless flat-top', 'Modular belt'),
    choice('Lubrication', 'Dry', 'Water and soap'),
    number('Chain elongation', '%'),
    date('Elongation measured on'),
  ],
  'Electric motor': [
    number('Rated power', 'kW'),
    number('Rated speed', '1/min'),
    choice('Efficiency class', 'IE2', 'IE3', 'IE4', 'Servo'),
    number('Insulation resistance', 'MΩ'),
    date('Insulation measured on'),
  ],
  Gearbox: [
    number('Ratio'),
    choice('Oil', 'CLP 220, food grade H1', 'CLP HC 220', 'CLP HC 460'),
    number('Oil volume', 'l'),
    date('Oil changed on'),
    link('Data sheet'),
  ],
  Pump: [
    number('Rated flow', 'm³/h'),
    number('Rated head', 'm'),
    choice('Shaft seal', 'Single mechanical seal', 'Double mechanical seal', 'Cartridge seal'),
    date('Seal renewed on'),
    link('Data sheet'),
  ],
  'Air compressor': [
    number('Rated power', 'kW'),
    number('Delivery', 'm³/min'),
    choice('Control', 'Load/unload', 'Variable speed'),
    number('Maximum pressure', 'bar'),
    link('Service portal'),
  ],
  'Pressure vessel': [
    number('Volume', 'l'),
    number('Maximum pressure', 'bar'),
    text('Inspection body'),
    date('Next internal inspection'),
  ],
  Chiller: [
    number('Cooling capacity', 'kW'),
    choice('Refrigerant', 'R-513A', 'R-134a', 'R-717'),
    number('Refrigerant charge', 'kg'),
    date('Leak test'),
    date('Next leak test'),
  ],
  'Steam boiler': [
    number('Steam output', 't/h'),
    number('Maximum pressure', 'bar'),
    choice('Fuel', 'Natural gas', 'Light oil', 'Gas and oil'),
    date('Next statutory inspection'),
  ],
  'Water treatment': [
    number('Capacity', 'm³/h'),
    text('Membranes or resin'),
    date('Membranes or resin renewed on'),
  ],
  Transformer: [number('Rated power', 'kVA'), choice('Cooling', 'Cast resin, AN', 'Oil, ONAN')],
  Switchboard: [number('Rated current', 'A'), date('Thermography')],
  UPS: [number('Rated power', 'kVA'), number('Bridging time', 'min'), date('Batteries renewed on')],
};

const ago = (days: number): DefinedDay => ({ days: -days });
const ahead = (days: number): DefinedDay => ({ days });
const page = (maker: string, model: string) => `https://www.${maker}.example/products/${model}`;

/** By tag, in the order of the fields of its type. */
export const FIELD_VALUES: Readonly<Record<string, readonly FieldValue[]>> = {
  L1: [36_000, 'PET', '0.5 l, 1.0 l, 1.5 l'],
  L2: [24_000, 'Returnable glass', '0.25 l, 0.7 l'],
  L3: [45_000, 'Can', '0.33 l sleek, 0.5 l'],

  'L1-FIL': [
    72,
    'Isobarometric, flow meter',
    'Mineral water, soft drinks',
    ago(24),
    page('vantorre', 'isoflow'),
  ],
  'L2-FIL': [60, 'Vacuum, level tube', 'Mineral water', ago(61), page('vantorre', 'barofill')],
  'L3-FIL': [60, 'Isobarometric, probe', 'Soft drinks, iced tea', ago(39), page('vantorre', 'canflow')],
  'L1-CAP': [15, 1.8, ago(5)],
  'L1-LAB': ['Roll-fed, hot melt', 36_000, page('etikra', 'rollwrap')],
  'L2-LAB': ['Wet glue, paper', 30_000, page('etikra', 'wetglue')],
  'L1-INS': ['Fill level, cap missing, cap cocked', ago(48)],
  'L2-EBI': ['Base, side wall, mouth, residual caustic', ago(97)],
  'L2-INS': ['Fill level, crown missing', ago(104)],
  'L3-INS': ['Fill level, seam, dents', ago(72)],
  'L1-CNV': [214, 'Acetal flat-top', 'Dry', 1.1, ago(40)],
  'L2-CNV': [286, 'Stainless flat-top', 'Water and soap', 2.4, ago(33)],
  'L3-CNV': [192, 'Modular belt', 'Dry', 0.6, ago(97)],

  'L1-BLM-M1': [22, 1470, 'IE3', 480, ago(121)],
  'L1-FIL-M1': [22, 1475, 'IE3', 610, ago(119)],
  'L1-CAP-M1': [7.5, 3000, 'Servo', null, null],
  'L1-CNV-M1': [3, 1430, 'IE2', { from: 26, to: 0.8, on: ago(8) }, ago(8)],
  'L2-WSH-M1': [15, 1465, 'IE3', 190, ago(133)],
  'L3-FIL-M1': [18.5, 1470, 'IE4', 920, ago(117)],

  'L1-FIL-G1': [
    25.4,
    'CLP 220, food grade H1',
    12,
    { failure: 'gearbox-bearing' },
    page('kesdrive', 'kb-97'),
  ],
  'L1-PAL-G1': [31.8, 'CLP HC 220', 4.5, ago(260), page('kesdrive', 'kg-77')],
  'L2-FIL-G1': [22.1, 'CLP 220, food grade H1', 10, ago(204), page('kesdrive', 'kb-87')],
  'L2-PAL-G1': [36.2, 'CLP HC 220', 4.5, ago(432), page('kesdrive', 'kg-77')],
  'L3-SEA-G1': [18.7, 'CLP 220, food grade H1', 10, ago(173), page('kesdrive', 'kb-87')],
  'CTW-T1-F1': [14.2, 'CLP HC 460', 3.2, ago(318), page('kesdrive', 'kf-57')],

  'L1-MIX-P1': [30, 42, 'Double mechanical seal', ago(143), page('pumaldo', 'sp-40')],
  'L2-WSH-P1': [65, 18, 'Single mechanical seal', ago(88), page('pumaldo', 'nc-80')],
  'L3-FIL-P1': [38, 48, 'Double mechanical seal', ago(155), page('pumaldo', 'sp-50')],
  'L3-PAS-P1': [110, 16, 'Single mechanical seal', ago(301), page('pumaldo', 'nc-100')],
  'REF-P1': [62, 34, 'Single mechanical seal', ago(211), page('pumaldo', 'nc-125')],
  'REF-P2': [62, 34, 'Single mechanical seal', ago(402), page('pumaldo', 'nc-125')],
  'STM-P1': [6.5, 118, 'Cartridge seal', null, page('pumaldo', 'mv-8')],
  'WTR-RO-P1': [18, 142, 'Cartridge seal', ago(276), page('pumaldo', 'mv-15')],
  'CIP-P1': [38, 48, 'Double mechanical seal', null, page('pumaldo', 'sp-50')],
  'CTW-P1': [178, 22, 'Single mechanical seal', ago(365), page('pumaldo', 'nc-150')],

  'AIR-C1': [90, 15.6, 'Load/unload', 8.5, 'https://service.altopress.example/helix-90'],
  'AIR-C2': [90, 16.2, 'Variable speed', 8.5, 'https://service.altopress.example/helix-90-v'],
  'AIR-REC': [5000, 11, 'Notified body, Lübeck office', ahead(412)],
  'CO2-TNK': [30_000, 22, 'Notified body, Lübeck office', ahead(76)],
  'REF-CH1': [380, 'R-513A', 96, ago(131), ahead(51)],
  'REF-CH2': [380, 'R-513A', 98, ago(131), ahead(51)],
  'STM-B1': [4, 10, 'Gas and oil', ahead(143)],
  'WTR-SOF': [24, 'Cation resin, 2 x 450 l', ago(508)],
  'WTR-RO': [14, '12 elements 8 x 40, first stage renewed', { failure: 'ro-membranes' }],
  'ELE-TR1': [1600, 'Cast resin, AN'],
  'ELE-MSB': [3200, ago(58)],
  'ELE-UPS': [20, 25, ago(215)],
};
