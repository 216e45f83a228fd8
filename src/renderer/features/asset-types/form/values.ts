/** What the form of an asset type holds, and how it becomes what the contract takes. */
import type { CalendarUnit } from '../../../../shared/domain/vocabulary.ts';
import type { Inputs, Outputs } from '../../../api.ts';

type AssetType = Outputs['assetTypes']['get'];
type Fields = Required<Inputs['assetTypes']['update']['changes']>;

export interface TypeValues extends Record<string, unknown> {
  name: string;
  category: string;
  icon: string | null;
  expectedLifetimeMonths: number | null;
  maintenanceEvery: number | null;
  maintenanceUnit: CalendarUnit;
  description: string;
  commonIssues: string;
  troubleshooting: string;
}

export const emptyType: TypeValues = {
  name: '',
  category: '',
  icon: null,
  expectedLifetimeMonths: null,
  maintenanceEvery: null,
  maintenanceUnit: 'month',
  description: '',
  commonIssues: '',
  troubleshooting: '',
};

export function valuesOf(type: AssetType): TypeValues {
  return {
    name: type.name,
    category: type.category ?? '',
    icon: type.icon,
    expectedLifetimeMonths: type.expectedLifetimeMonths,
    maintenanceEvery: type.maintenance?.every ?? null,
    maintenanceUnit: type.maintenance?.unit ?? 'month',
    description: type.description ?? '',
    commonIssues: type.commonIssues ?? '',
    troubleshooting: type.troubleshooting ?? '',
  };
}

export function fieldsOf(values: TypeValues): Fields {
  const text = (value: string) => value.trim() || null;
  const { maintenanceEvery: every, maintenanceUnit: unit } = values;
  return {
    name: values.name.trim(),
    category: text(values.category),
    icon: values.icon,
    expectedLifetimeMonths: values.expectedLifetimeMonths,
    maintenance: every === null ? null : { every, unit },
    description: text(values.description),
    commonIssues: text(values.commonIssues),
    troubleshooting: text(values.troubleshooting),
  };
}

type InvalidKey = 'nameNeeded' | 'lifetimeRange' | 'maintenanceRange';

/** What is wrong with which field, as keys of the catalogue `assetTypes.form`. */
export function validateType(values: TypeValues): Readonly<Record<string, InvalidKey>> {
  const { name, expectedLifetimeMonths: months, maintenanceEvery: every } = values;
  return {
    ...(name.trim() === '' ? { name: 'nameNeeded' } : {}),
    ...(months !== null && (months < 1 || months > 2400) ? { expectedLifetimeMonths: 'lifetimeRange' } : {}),
    ...(every !== null && (every < 1 || every > 1000) ? { maintenanceEvery: 'maintenanceRange' } : {}),
  };
}
