/**
 * The 25 work orders that are not done yet. Of those with a template the date they are due sets the rhythm of
 * the service, so that the ones before them fit.
 */
import type { OpenWorkDefinition } from './types.ts';

const service = (
  template: string,
  asset: string,
  dueIn: number,
  assignee: string | null,
  estimatedMinutes: number,
): Pick<
  OpenWorkDefinition,
  'template' | 'asset' | 'dueIn' | 'assignee' | 'estimatedMinutes' | 'description' | 'priority' | 'status'
> => ({
  template,
  asset,
  dueIn,
  assignee,
  estimatedMinutes,
  description: null,
  priority: 'medium',
  status: 'open',
});

const lines = { createdBy: 'petra.lindqvist', createdDaysAgo: 9 } as const;
const utilities = { createdBy: 'oskar.brandt', createdDaysAgo: 8 } as const;

export const OPEN_SERVICES: readonly Omit<OpenWorkDefinition, 'title' | 'type'>[] = [
  { ...service('Conveyor inspection', 'L3-CNV', -6, 'amira.haddad', 130), ...lines, createdDaysAgo: 15 },
  { ...service('Filler service', 'L2-FIL', -3, 'amira.haddad', 210), ...lines, createdDaysAgo: 12 },
  { ...service('Inspector verification', 'L2-INS', 0, 'leila.karimi', 60), ...lines },
  { ...service('Boiler safety check', 'STM-B1', 0, 'sven.hartmann', 90), ...utilities },
  { ...service('Closing machine service', 'L1-CAP', 1, 'jonas.weber', 130), ...lines },
  { ...service('Labeller service', 'L2-LAB', 3, 'amira.haddad', 110), ...lines },
  { ...service('Softener check', 'WTR-SOF', 4, 'ben.okafor', 40), ...utilities },
  { ...service('Cooling tower hygiene', 'CTW-T1', 6, 'ben.okafor', 90), ...utilities },
  { ...service('CIP calibration', 'CIP-SK1', 9, 'sven.hartmann', 110), ...utilities, createdDaysAgo: 3 },
  { ...service('Packing and palletising service', 'L3-PAL', 12, null, 150), ...lines, createdDaysAgo: 2 },
  {
    ...service('Electrical inspection', 'ELE-MSB', 14, 'tomasz.nowak', 160),
    ...utilities,
    createdDaysAgo: 2,
  },
];

export const OPEN_REPAIRS: readonly OpenWorkDefinition[] = [
  {
    title: 'Compressor 1: renew the oil separator element',
    description: 'Differential pressure over 0.8 bar. The element is at its end; change it before it tears.',
    asset: 'AIR-C1',
    alarm: 'AIR-C1 Separator differential pressure',
    type: 'corrective',
    priority: 'medium',
    status: 'open',
    createdBy: 'oskar.brandt',
    createdDaysAgo: 1,
    assignee: 'ben.okafor',
    dueIn: 1,
    estimatedMinutes: 120,
    checklist: [
      'Stop, vent to zero, lock out',
      'Change the element and its gaskets',
      'Check the scavenge line',
      'Record the differential pressure under load',
    ],
    deeds: [
      {
        hoursAgo: 5,
        by: 'ben.okafor',
        comment: 'Element FIL-SEP is in the central store. I need C2 alone for two hours.',
      },
    ],
  },
  {
    title: 'Hoist belt frayed at one edge',
    description: 'Fibres hang out over 20 cm, seen at the daily check.',
    asset: 'L1-PAL',
    type: 'corrective',
    priority: 'high',
    status: 'in-progress',
    createdBy: 'petra.lindqvist',
    createdDaysAgo: 2,
    assignee: 'jonas.weber',
    dueIn: 0,
    estimatedMinutes: 180,
    checklist: [
      'Secure the hoist with the pins',
      'Measure the belt, cut to length',
      'Change the belt, set the tension',
      'Check pulleys and side guides',
      'Trial run with a loaded pallet',
    ],
    deeds: [
      { hoursAgo: 3.5, by: 'jonas.weber', move: 'in-progress' },
      { hoursAgo: 3.2, by: 'jonas.weber', tick: 0 },
      { hoursAgo: 3, by: 'jonas.weber', use: 'BLT-AT20', quantity: 6 },
      { hoursAgo: 2.6, by: 'jonas.weber', tick: 1, note: '5.8 m' },
      {
        hoursAgo: 1.2,
        by: 'jonas.weber',
        comment: 'Side guide is bent, that is what frayed it. Straightening it first.',
      },
    ],
  },
  {
    title: 'Frequency converter of conveyor 14 trips with overvoltage',
    description: 'Trips when the line brakes. Ramp or brake resistor?',
    asset: 'L2-CNV',
    type: 'corrective',
    priority: 'high',
    status: 'in-progress',
    createdBy: 'petra.lindqvist',
    createdDaysAgo: 3,
    assignee: 'tomasz.nowak',
    dueIn: 2,
    estimatedMinutes: 90,
    deeds: [
      { hoursAgo: 22, by: 'tomasz.nowak', move: 'in-progress' },
      {
        hoursAgo: 21,
        by: 'tomasz.nowak',
        comment:
          'Brake resistor measures 180 Ω instead of 100 Ω. Ramp made longer for now, resistor asked for.',
      },
      { hoursAgo: 20.8, by: 'tomasz.nowak', labour: 55 },
    ],
  },
  {
    title: 'Glycol drips at flange 12',
    description: 'Drip tray has to be emptied every shift.',
    asset: 'REF-P1',
    type: 'corrective',
    priority: 'medium',
    status: 'in-progress',
    createdBy: 'oskar.brandt',
    createdDaysAgo: 4,
    assignee: 'sven.hartmann',
    dueIn: 0,
    estimatedMinutes: 75,
    deeds: [
      { hoursAgo: 4, by: 'sven.hartmann', move: 'in-progress' },
      { hoursAgo: 3.8, by: 'sven.hartmann', use: 'SEA-DN80', quantity: 2 },
    ],
  },
  {
    title: 'Blow nozzle cylinder 4 moves slowly',
    description: 'Station 4 is late by 30 ms, bottles are rejected now and then.',
    asset: 'L1-BLM',
    type: 'corrective',
    priority: 'medium',
    status: 'in-progress',
    createdBy: 'petra.lindqvist',
    createdDaysAgo: 2,
    assignee: 'leila.karimi',
    dueIn: 1,
    estimatedMinutes: 60,
    deeds: [
      { hoursAgo: 26, by: 'leila.karimi', move: 'in-progress' },
      {
        hoursAgo: 25.5,
        by: 'leila.karimi',
        comment: 'Valve switches in time, so it is the cylinder or the exhaust. Recording the next shift.',
      },
    ],
  },
  {
    title: 'Light curtain trips now and then',
    description: 'Twice a shift, always with sun from the west gate.',
    asset: 'L3-PAL',
    type: 'corrective',
    priority: 'high',
    status: 'on-hold',
    createdBy: 'petra.lindqvist',
    createdDaysAgo: 13,
    assignee: 'tomasz.nowak',
    dueIn: -1,
    estimatedMinutes: 120,
    deeds: [
      { hoursAgo: 250, by: 'tomasz.nowak', move: 'in-progress' },
      {
        hoursAgo: 249,
        by: 'tomasz.nowak',
        comment:
          'Aligned, no change. Receiver has lost range, needs a new one. The one in the store is the wrong protective height.',
      },
      { hoursAgo: 248.5, by: 'tomasz.nowak', labour: 70 },
      {
        hoursAgo: 248,
        by: 'petra.lindqvist',
        comment: 'Ordered, three weeks. West gate stays shut as long.',
      },
      { hoursAgo: 247.8, by: 'petra.lindqvist', move: 'on-hold' },
    ],
  },
  {
    title: 'Seaming chuck of head 5 worn',
    description: 'Free space 0.12 mm, limit 0.10 mm. Still safe, watch daily.',
    asset: 'L3-SEA',
    type: 'corrective',
    priority: 'medium',
    status: 'on-hold',
    createdBy: 'petra.lindqvist',
    createdDaysAgo: 7,
    assignee: 'amira.haddad',
    dueIn: 5,
    estimatedMinutes: 110,
    deeds: [
      {
        hoursAgo: 120,
        by: 'amira.haddad',
        comment: 'Four hours with the line standing. Wait for the weekend.',
      },
      { hoursAgo: 119, by: 'petra.lindqvist', move: 'on-hold' },
    ],
  },
  {
    title: 'Burnt spot in the tunnel belt',
    description: 'Hole of 4 cm, patched with glass cloth.',
    asset: 'L1-PAC-H1',
    type: 'corrective',
    priority: 'medium',
    status: 'on-hold',
    createdBy: 'petra.lindqvist',
    createdDaysAgo: 10,
    assignee: 'jonas.weber',
    dueIn: 6,
    estimatedMinutes: 240,
    deeds: [
      {
        hoursAgo: 190,
        by: 'jonas.weber',
        comment: 'Patch holds. New belt needs the whole Saturday, two people.',
      },
      { hoursAgo: 189, by: 'petra.lindqvist', move: 'on-hold' },
    ],
  },
  {
    title: 'Oil film at the hoist gear',
    description: 'Shaft seal sweats, no drops yet.',
    asset: 'L2-PAL-G1',
    type: 'corrective',
    priority: 'low',
    status: 'open',
    createdBy: 'petra.lindqvist',
    createdDaysAgo: 26,
    assignee: 'amira.haddad',
    dueIn: -17,
    estimatedMinutes: 90,
  },
  {
    title: 'Fan hub: renew the belt set and balance the blades',
    description: 'Belts are shiny and the blades carry scale. Put off twice because the tower was needed.',
    asset: 'CTW-T1-F1',
    type: 'corrective',
    priority: 'high',
    status: 'open',
    createdBy: 'oskar.brandt',
    createdDaysAgo: 33,
    assignee: 'sven.hartmann',
    dueIn: -15,
    estimatedMinutes: 210,
  },
  {
    title: 'Cap sorter louder than usual',
    description: 'Scraping once per turn.',
    asset: 'L1-CAP',
    type: 'corrective',
    priority: 'medium',
    status: 'open',
    createdBy: 'petra.lindqvist',
    createdDaysAgo: 3,
    assignee: 'jonas.weber',
    dueIn: 0,
    estimatedMinutes: 45,
  },
  {
    title: 'Noise at the blow wheel drive at 60 % speed',
    description: 'A hum that goes away above 70 %. Please measure before it becomes something.',
    asset: 'L1-BLM-M1',
    type: 'inspection',
    priority: 'medium',
    status: 'requested',
    createdBy: 'jonas.weber',
    createdDaysAgo: 1,
    assignee: null,
    dueIn: null,
    estimatedMinutes: 40,
  },
  {
    title: 'Handrail at the filler platform loose',
    description: 'Two bolts missing on the operator side.',
    asset: 'L2-FIL',
    type: 'corrective',
    priority: 'high',
    status: 'requested',
    createdBy: 'amira.haddad',
    createdDaysAgo: 0.4,
    assignee: null,
    dueIn: null,
    estimatedMinutes: 30,
  },
  {
    title: 'Roller door of the central store stops half-way',
    description: 'Has to be pushed by hand in the morning.',
    asset: null,
    type: 'corrective',
    priority: 'low',
    status: 'requested',
    createdBy: 'luis.moreira',
    createdDaysAgo: 2,
    assignee: null,
    dueIn: null,
    estimatedMinutes: 60,
  },
  {
    title: 'Air knife before the camera of the bottle inspector',
    description: 'Windows are scratched by wiping. An air knife would keep them dry; parts about 400 €.',
    asset: 'L2-EBI',
    type: 'improvement',
    priority: 'low',
    status: 'requested',
    createdBy: 'leila.karimi',
    createdDaysAgo: 6,
    assignee: null,
    dueIn: null,
    estimatedMinutes: 180,
  },
];

/** Repairs of the last days that took the stock of a part down to its reorder point. */
export const LAST_DRAWS: readonly {
  readonly repair: string;
  readonly asset: string;
  readonly part: string;
  readonly quantity: number;
  readonly daysAgo: number;
}[] = [
  { repair: 'rinser-grippers', asset: 'L1-RIN', part: 'FMT-GRIP', quantity: 4, daysAgo: 11 },
  { repair: 'compressor-belt', asset: 'CTW-T1-F1', part: 'BLT-SPB2000', quantity: 2, daysAgo: 7 },
  { repair: 'layer-sheet', asset: 'L2-DEP', part: 'PNE-CUP', quantity: 2, daysAgo: 4 },
  { repair: 'light-barrier', asset: 'L1-CNV', part: 'ELC-LIGHT', quantity: 1, daysAgo: 2 },
];

/** Parts on order that have not come yet: those above, and what two of the failures took. */
export const AWAITED_PARTS: readonly string[] = [
  ...LAST_DRAWS.map(({ part }) => part),
  'DRV-KB97',
  'RO-MEMB',
];
