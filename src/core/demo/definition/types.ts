/** The shapes of what the demo plant is made of. Money is in euros here and becomes minor units when written. */
import type { Maintenance } from '../../../shared/contract/asset-types.ts';
import type { Linkable } from '../../../shared/contract/codes.ts';
import type { Plate } from '../../../shared/contract/items.ts';
import type {
  AssetStatus,
  AttachmentKind,
  Criticality,
  CustomFieldKind,
  LocationKind,
  Priority,
  WorkOrderStatus,
  WorkOrderType,
} from '../../../shared/domain/vocabulary.ts';
import type { BuiltinRole } from '../../../shared/permissions.ts';

export interface LocationDefinition {
  readonly key: string;
  readonly parent: string | null;
  readonly kind: LocationKind;
  readonly name: string;
  readonly description?: string;
  readonly address?: string;
  /** Decimal degrees. */
  readonly coordinates?: readonly [latitude: number, longitude: number];
}

/** What somebody is called on to do; decides who gets which job. */
export type Trade = 'mechanical' | 'electrical' | 'utilities';

export interface PersonDefinition {
  readonly username: string;
  readonly fullName: string;
  readonly role: BuiltinRole;
  readonly title: string;
  readonly trade?: Trade;
}

export interface AssetTypeDefinition {
  readonly name: string;
  readonly category: string;
  /** Tabler icon. */
  readonly icon: string;
  readonly commonIssues: string;
  readonly troubleshooting: string;
}

/** What assets of a type have in common besides the texts. */
export interface TypeDefaults {
  readonly lifetimeYears: number;
  readonly maintenance: Maintenance | null;
}

export interface FieldDefinition {
  readonly name: string;
  readonly kind: CustomFieldKind;
  readonly unit?: string;
  readonly choices?: readonly string[];
}

/** A day counted from the end of the history, or that of a failure. A past one is entered on that very day. */
export type DefinedDay = { readonly days: number } | { readonly failure: string };

/** A number that was another one up to some day. */
export interface ChangedNumber {
  readonly from: number;
  readonly to: number;
  readonly on: DefinedDay;
}

/** What an asset has in a field of its type; null: nobody has filled it in. */
export type FieldValue = string | number | DefinedDay | ChangedNumber | null;

/** Spare parts of a type, or of the asset with this tag. */
export interface BomDefinition {
  readonly owner: { readonly type: string } | { readonly asset: string };
  readonly parts: readonly (readonly [part: string, quantity: number, note?: string])[];
}

/** Another item comes into a position. */
export interface ReplacementDefinition {
  readonly asset: string;
  readonly by: string;
  /** Before the end of the history, or hours after a failure. */
  readonly when: { readonly daysAgo: number } | { readonly failure: string; readonly hours: number };
  readonly reason: string;
  /** Store in which the old item lies then; null: it is scrapped. */
  readonly keptIn: string | null;
  /** What comes: a new item, or the one that this position gave up in an earlier replacement. */
  readonly comes: Partial<Plate> | { readonly itemOf: string };
}

/** Somebody's word instead of the computed score. */
export interface OverrideDefinition {
  readonly asset: string;
  readonly by: string;
  readonly daysAgo: number;
  readonly score: number;
  readonly reason: string;
  /** Its last day, counted from the end of the history. */
  readonly lastsDays: number;
}

/** A code that stood on something before the plant had labels. */
export interface OldCodeDefinition {
  readonly code: string;
  readonly entity: Exclude<Linkable, 'items'>;
  /** Tag, part number or key of a location. */
  readonly record: string;
}

/** A file that is made when the demo plant is. */
export interface DocumentFile {
  readonly fileName: string;
  readonly title: string;
  readonly kind: AttachmentKind;
  /** Its bytes; `day` is the one on which it is attached, of those that say when. */
  readonly content: (day: string) => Uint8Array;
}

/** A file and the record it is attached to. */
export interface DocumentDefinition extends DocumentFile {
  readonly by: string;
  readonly daysAgo: number;
  readonly on:
    | { readonly type: string }
    | { readonly asset: string }
    | { readonly part: string }
    | { readonly location: string };
}

/** The parent is the tag without its last part: `L1-FIL-G1` belongs to `L1-FIL`. */
export type AssetRow = readonly [
  tag: string,
  name: string,
  type: string,
  criticality: Criticality,
  manufacturer: string,
  model: string,
  installedOn: string,
  cost: number,
  lifetimeYears: number,
];

/** What makes a machine work: a filling line, all lines together, or nothing because it always runs. */
export type Driver = 'L1' | 'L2' | 'L3' | 'plant' | 'always';

/** How a sensor behaves while nothing is wrong; values in the metric's unit. */
export interface Signal {
  readonly driver: Driver;
  readonly idle: number;
  readonly run: number;
  /** Time constant of the first-order response to the load, minutes; 0 follows at once. */
  readonly lag: number;
  /** Standard deviation from reading to reading, while running. */
  readonly noise: number;
  /** Standard deviation of a slow wandering over hours. */
  readonly wander: number;
  /** Change per degree of outdoor temperature away from 12 °C. */
  readonly ambient?: number;
  /** Wear: change per day, back to zero every so many days when the machine is serviced. */
  readonly wear?: { readonly perDay: number; readonly everyDays: number };
  /** The controller keeps the last value while the machine stands still. */
  readonly hold?: boolean;
}

export interface MetricDefinition {
  readonly asset: string;
  readonly name: string;
  readonly unit: string;
  readonly decimals: number;
  readonly description: string;
  readonly lowCritical?: number;
  readonly lowWarning?: number;
  readonly highWarning?: number;
  readonly highCritical?: number;
  readonly deadband: number;
  /** Minutes. */
  readonly onDelay: number;
  /** Minutes. */
  readonly offDelay: number;
  readonly signal: Signal;
}

export interface SupplierDefinition {
  readonly key: string;
  readonly name: string;
  readonly website: string;
  readonly phone: string;
}

export interface PartDefinition {
  readonly number: string;
  readonly name: string;
  readonly category: string;
  readonly unit: string;
  /** Of one unit. */
  readonly cost: number;
  readonly supplier: string;
  readonly store: string;
  readonly reorderPoint: number;
  readonly reorderQuantity: number;
  readonly opening: number;
  readonly leadDays: number;
}

export interface ChecklistLine {
  readonly text: string;
  readonly mandatory?: boolean;
  /** What a technician may write beside it. */
  readonly notes?: readonly string[];
}

/** A recurring service: its template, the machines it is done on and how often. */
export interface ServiceDefinition {
  readonly template: string;
  /** Title of the work orders. */
  readonly title: string;
  readonly assetType: string | null;
  readonly assets: readonly string[];
  readonly everyDays: number;
  readonly type: Extract<WorkOrderType, 'preventive' | 'inspection'>;
  readonly trade: Trade;
  readonly minutes: readonly [low: number, high: number];
  readonly checklist: readonly ChecklistLine[];
  readonly parts?: readonly PartNeed[];
  readonly results: readonly string[];
}

export interface PartNeed {
  readonly part: string;
  readonly quantity: number;
  /** How often it is needed, 0 to 1; always when absent. */
  readonly chance?: number;
}

/** Something that breaks now and then. `{n}` in any text becomes one number from `vary`. */
export interface RepairDefinition {
  readonly key: string;
  readonly title: string;
  readonly description: string;
  readonly assets: readonly string[];
  readonly trade: Trade;
  readonly type?: WorkOrderType;
  readonly priority: Priority;
  readonly minutes: readonly [low: number, high: number];
  readonly downtime?: readonly [low: number, high: number];
  readonly checklist?: readonly string[];
  readonly parts?: readonly PartNeed[];
  readonly comments?: readonly string[];
  readonly results: readonly string[];
  readonly vary?: readonly [low: number, high: number];
}

/** A passing disturbance that crosses a limit and is over by itself or after a repair. */
export interface IncidentDefinition {
  readonly metric: string;
  readonly daysAgo: number;
  /** Hour of the local day at which it begins. */
  readonly hour: number;
  readonly hours: number;
  /** Added to the normal signal at the peak; negative pulls the value down. */
  readonly amount: number;
  readonly note: string;
  /** Key of the repair that was opened from the alarm. */
  readonly repair?: string;
}

/** One thing somebody does on a work order. */
export type Deed = { readonly by: string } & (
  | { readonly comment: string }
  /** Ticks the item of the checklist with this index. */
  | { readonly tick: number; readonly note?: string }
  | { readonly use: string; readonly quantity: number }
  /** Puts back what was drawn too much. */
  | { readonly putBack: string; readonly quantity: number }
  | { readonly move: WorkOrderStatus }
  | { readonly labour: number; readonly note?: string }
  /** Attaches the file of this name. */
  | { readonly attach: string }
  /** Changes the status of a machine. */
  | { readonly asset: string; readonly status: AssetStatus }
  | { readonly complete: string; readonly minutes: number; readonly downtime: number | null }
);

/** What people did about a failure. */
export interface StoryDefinition {
  /** Key of the failure. */
  readonly failure: string;
  readonly acknowledge: { readonly by: string; readonly minutes: number; readonly note: string };
  /** Who opened the work order, how many hours after the alarm was raised. */
  readonly opened: { readonly by: string; readonly hours: number };
  readonly assignee: string;
  readonly type: WorkOrderType;
  readonly priority: Priority;
  readonly title: string;
  readonly description: string;
  readonly dueDays: number;
  readonly estimatedMinutes: number;
  readonly checklist: readonly string[];
  /** Hours are counted from the failure; what would come before the work order comes right after it. */
  readonly deeds: readonly (Deed & { readonly hours: number })[];
}

/** Work that is not done yet. */
export interface OpenWorkDefinition {
  readonly title: string;
  readonly description: string | null;
  readonly asset: string | null;
  readonly type: WorkOrderType;
  readonly priority: Priority;
  readonly status: Exclude<WorkOrderStatus, 'completed' | 'cancelled'>;
  readonly createdBy: string;
  readonly createdDaysAgo: number;
  readonly assignee: string | null;
  /** Days from today; null for what has no day. */
  readonly dueIn: number | null;
  readonly estimatedMinutes: number;
  readonly template?: string;
  readonly checklist?: readonly string[];
  /** The metric whose standing alarm it was opened from. */
  readonly alarm?: string;
  /** Hours are counted back from now. */
  readonly deeds?: readonly (Deed & { readonly hoursAgo: number })[];
}
