/** The four failures as the people of the plant lived them; what the sensors saw is in failures.ts. */
import type { StoryDefinition } from './types.ts';

const GEARBOX: StoryDefinition = {
  failure: 'gearbox-bearing',
  acknowledge: {
    by: 'jonas.weber',
    minutes: 14,
    note: 'Felt at the output side, no noise yet. Planner informed.',
  },
  opened: { by: 'petra.lindqvist', hours: 1.5 },
  assignee: 'jonas.weber',
  type: 'corrective',
  priority: 'high',
  title: 'Rising vibration on the filler main gearbox',
  description:
    'Vibration is above 4.5 mm/s (zone C of ISO 20816-3) and has doubled within a week. Find out what it is, prepare an exchange for the weekend stop.',
  dueDays: 4,
  estimatedMinutes: 420,
  checklist: [
    'Measure spectrum and envelope at both bearings',
    'Check oil level, take an oil sample',
    'Spare gearbox, coupling star and oil are in the store',
    'Lock out, exchange the gearbox, align to 0.05 mm',
    'Run in for 30 minutes, measure vibration and temperature',
  ],
  deeds: [
    { hours: -40, by: 'jonas.weber', move: 'in-progress' },
    {
      hours: -39,
      by: 'jonas.weber',
      tick: 0,
      note: 'Outer race frequency of the output bearing with harmonics',
    },
    { hours: -38.9, by: 'jonas.weber', attach: 'spectrum-output-bearing.png' },
    { hours: -38.8, by: 'jonas.weber', tick: 1, note: 'Oil dark, glitter on the magnet' },
    {
      hours: -38.5,
      by: 'jonas.weber',
      comment: 'The outer race of the output bearing is damaged, no doubt. It will not get better by itself.',
    },
    { hours: -24.5, by: 'petra.lindqvist', tick: 2 },
    {
      hours: -24.3,
      by: 'petra.lindqvist',
      comment:
        'Exchange planned for Saturday 14:30. Spare DRV-KB97 is in the workshop store, Amira helps. Until then the line stays at reduced speed.',
    },
    {
      hours: -2.2,
      by: 'tomasz.nowak',
      comment: 'Bearing temperature 84 °C and rising by 2 °C an hour. I would not wait for Saturday.',
    },
    { hours: 0.1, by: 'petra.lindqvist', asset: 'L1-FIL', status: 'down' },
    {
      hours: 0.15,
      by: 'jonas.weber',
      comment: 'Loud crack at 09:00, gearbox blocked. Line 1 stands, we exchange now.',
    },
    { hours: 0.6, by: 'jonas.weber', use: 'DRV-KB97', quantity: 1 },
    { hours: 0.7, by: 'jonas.weber', use: 'DRV-COUP', quantity: 1 },
    { hours: 0.8, by: 'amira.haddad', use: 'SEA-RWDR60', quantity: 1 },
    { hours: 1.2, by: 'amira.haddad', use: 'OIL-CLP220', quantity: 12 },
    { hours: 5.1, by: 'jonas.weber', tick: 3, note: 'Aligned to 0.04 mm' },
    { hours: 5.2, by: 'jonas.weber', attach: 'alignment-l1-fil-g1.txt' },
    { hours: 5.7, by: 'jonas.weber', tick: 4, note: '1.5 mm/s, 56 °C' },
    { hours: 5.75, by: 'petra.lindqvist', asset: 'L1-FIL', status: 'running' },
    { hours: 6.2, by: 'amira.haddad', labour: 320, note: 'Hoisting, alignment' },
    {
      hours: 6.6,
      by: 'jonas.weber',
      complete:
        'Output bearing had failed: cage broken, outer race spalled over 40 mm. Gearbox exchanged for the spare, coupling star and shaft seal renewed, aligned to 0.04 mm. 1.5 mm/s and 56 °C after the run-in. Cause: water in the oil, the breather faces the spray of the high-pressure cleaner. Breather turned and shielded. Old gearbox sent for overhaul, new spare ordered (14 weeks).',
      minutes: 410,
      downtime: 345,
    },
    {
      hours: 28,
      by: 'marek.dvorak',
      comment: 'Good work. Petra, please check the breathers of the gearboxes on lines 2 and 3 as well.',
    },
  ],
};

const DRYER: StoryDefinition = {
  failure: 'dryer-drain',
  acknowledge: {
    by: 'ben.okafor',
    minutes: 32,
    note: 'On my way. Dew point rises fast, drain is silent.',
  },
  opened: { by: 'ben.okafor', hours: 0.7 },
  assignee: 'ben.okafor',
  type: 'emergency',
  priority: 'critical',
  title: 'Dryer: dew point above 10 °C',
  description:
    'Dew point climbs since 02:00, water at the filter of the blow moulder. Condensate drain does not open.',
  dueDays: 0,
  estimatedMinutes: 180,
  checklist: [
    'Drain by hand, every 20 minutes until mended',
    'Check drain, hot-gas bypass and condenser',
    'Dew point below 5 °C for one hour',
    'Drain the filters of the blow moulder and the cappers',
  ],
  deeds: [
    { hours: 4.3, by: 'ben.okafor', move: 'in-progress' },
    { hours: 4.4, by: 'ben.okafor', tick: 0, note: 'About 4 litres at the first time' },
    {
      hours: 5.6,
      by: 'ben.okafor',
      tick: 1,
      note: 'Drain clogged with rust sludge; bypass valve stuck open',
    },
    {
      hours: 5.7,
      by: 'ben.okafor',
      comment:
        'Two faults at once: the drain is clogged and the hot-gas bypass does not close. Both are in the store.',
    },
    { hours: 6, by: 'ben.okafor', use: 'VLV-DRAIN', quantity: 1 },
    { hours: 6.1, by: 'ben.okafor', use: 'VLV-HGB', quantity: 1 },
    { hours: 6.2, by: 'ben.okafor', use: 'FIL-COAL', quantity: 1 },
    {
      hours: 8.5,
      by: 'sven.hartmann',
      labour: 120,
      note: 'Refrigerant recovered, valve brazed in, evacuated',
    },
    { hours: 12.2, by: 'ben.okafor', tick: 2, note: '3.4 °C' },
    { hours: 12.4, by: 'ben.okafor', tick: 3, note: 'Blow moulder 0.5 l, capper dry' },
    {
      hours: 12.8,
      by: 'ben.okafor',
      complete:
        'Condensate drain clogged with rust sludge from the receiver, hot-gas bypass valve stuck half open. Drain service unit and bypass valve renewed, coalescing filter changed because it was wet. Dew point 3.4 °C again. The receiver must be drained and looked into at the next shutdown.',
      minutes: 300,
      downtime: 0,
    },
  ],
};

const CHILLER: StoryDefinition = {
  failure: 'chiller-condenser',
  acknowledge: {
    by: 'sven.hartmann',
    minutes: 20,
    note: 'Again, and it is not the weather: coils are grey with dust.',
  },
  opened: { by: 'oskar.brandt', hours: 2 },
  assignee: 'sven.hartmann',
  type: 'corrective',
  priority: 'high',
  title: 'Chiller 1: condensing pressure too high',
  description:
    'Condensing pressure has risen by 4 bar in five weeks at the same load. Condenser is probably fouled: dust and fluff from the pallet yard.',
  dueDays: 4,
  estimatedMinutes: 240,
  checklist: [
    'Record pressures, temperatures and ambient before',
    'Change over to chiller 2',
    'Clean coils from the inside out, low pressure',
    'Check fans and high-pressure switch',
    'Record the same values after',
  ],
  deeds: [
    { hours: -20, by: 'sven.hartmann', move: 'in-progress' },
    {
      hours: -19.5,
      by: 'sven.hartmann',
      tick: 0,
      note: '17.9 bar, condensing 24 K above ambient; clean value is 12 K',
    },
    {
      hours: -19.2,
      by: 'sven.hartmann',
      comment: 'I need chiller 1 for four hours. When can chiller 2 carry it alone?',
    },
    {
      hours: -5.5,
      by: 'oskar.brandt',
      comment: 'Line 3 stops Thursday at 22:00, so Thursday night.',
    },
    { hours: 0.1, by: 'oskar.brandt', asset: 'REF-CH1', status: 'down' },
    {
      hours: 0.2,
      by: 'sven.hartmann',
      comment: 'High-pressure trip at 14:30. Glycol is getting warm, so we do it now.',
    },
    { hours: 0.3, by: 'sven.hartmann', tick: 1 },
    { hours: 3.2, by: 'sven.hartmann', tick: 2, note: 'Two bags of fluff' },
    { hours: 3.6, by: 'tomasz.nowak', tick: 3, note: 'Fan 3 had one phase loose, switch trips at 21 bar' },
    { hours: 3.7, by: 'tomasz.nowak', labour: 60, note: 'Fans and switch' },
    { hours: 4, by: 'oskar.brandt', asset: 'REF-CH1', status: 'running' },
    { hours: 5.5, by: 'sven.hartmann', tick: 4, note: '13.3 bar, 12 K above ambient' },
    {
      hours: 5.8,
      by: 'sven.hartmann',
      complete:
        'Condenser coils were matted with fluff and dust over two thirds of their face. Cleaned from the inside out, fins combed. 13.3 bar at the same load. One phase of fan 3 was loose, tightened. Looking at the coils every quarter is not enough: monthly from now on.',
      minutes: 330,
      downtime: 60,
    },
  ],
};

const MEMBRANES: StoryDefinition = {
  failure: 'ro-membranes',
  acknowledge: {
    by: 'ben.okafor',
    minutes: 45,
    note: 'Laboratory confirms. Slow rise for weeks, looks like fouling.',
  },
  opened: { by: 'oskar.brandt', hours: 5 },
  assignee: 'ben.okafor',
  type: 'corrective',
  priority: 'high',
  title: 'Reverse osmosis: permeate conductivity rising',
  description:
    'Permeate above 20 µS/cm, flow down by one tenth, differential pressure up. Clean first; if that does not help, renew the membranes of the first stage.',
  dueDays: 12,
  estimatedMinutes: 480,
  checklist: [
    'Profile the pressure vessels one by one',
    'Alkaline, then acid cleaning',
    'Judge after three days',
    'Renew membranes and O-rings of the first stage',
    'Flush to drain, sample for the laboratory',
  ],
  deeds: [
    { hours: -145, by: 'ben.okafor', move: 'in-progress' },
    { hours: -143, by: 'ben.okafor', tick: 0, note: 'Vessel 1: 41 µS/cm, vessel 2: 14, vessel 3: 12' },
    { hours: -96, by: 'ben.okafor', tick: 1, note: 'pH 11.5 at 32 °C, then pH 2.5' },
    { hours: -95.5, by: 'ben.okafor', labour: 210, note: 'Chemical cleaning' },
    {
      hours: -94,
      by: 'ben.okafor',
      comment: 'Down by a quarter right after cleaning. Let us see whether it stays.',
    },
    { hours: -26, by: 'ben.okafor', tick: 2, note: 'Back above 28 µS/cm' },
    {
      hours: -25.5,
      by: 'ben.okafor',
      comment: 'It does not stay. Membranes of vessel 1 and 2 must go, six pieces; eight are in the store.',
    },
    {
      hours: -24,
      by: 'oskar.brandt',
      comment: 'Agreed. Tuesday 09:00, buffer tank is full then and lasts for six hours.',
    },
    { hours: 0.1, by: 'oskar.brandt', asset: 'WTR-RO', status: 'maintenance' },
    { hours: 0.3, by: 'ben.okafor', use: 'RO-MEMB', quantity: 6 },
    { hours: 0.4, by: 'ben.okafor', use: 'SEA-OR-KIT', quantity: 1 },
    { hours: 4.5, by: 'sven.hartmann', labour: 180, note: 'Vessels opened and closed' },
    { hours: 4.6, by: 'ben.okafor', tick: 3, note: 'Brown slime and fine carbon on the first elements' },
    { hours: 5.6, by: 'oskar.brandt', asset: 'WTR-RO', status: 'running' },
    { hours: 6.8, by: 'ben.okafor', tick: 4, note: '7.1 µS/cm' },
    {
      hours: 7.2,
      by: 'ben.okafor',
      complete:
        'Six membranes of the first stage renewed, with O-rings. Permeate 7.1 µS/cm, 14.1 m³/h. The old elements carried biofilm and carbon fines: the carbon filter before the unit sheds. Backwash of the carbon filter doubled, cartridge filters now every four weeks. Reorder membranes, only two are left.',
      minutes: 400,
      downtime: 0,
    },
  ],
};

export const STORIES: readonly StoryDefinition[] = [GEARBOX, DRYER, CHILLER, MEMBRANES];

/** What was written to alarms that belong to a failure but did not get the work order. */
export const RELATED_NOTES: Readonly<Record<string, string>> = {
  'L1-FIL-G1 Bearing temperature': 'Known, belongs to the damaged output bearing.',
  'REF-CH1 Condensing pressure': 'High for this weather. Watching it.',
  'AIR-C1 Separator differential pressure': 'Element is near its end. Planner informed.',
  'REF-CH1 Glycol supply temperature': 'Chiller 1 tripped. Chiller 2 at full load.',
};
