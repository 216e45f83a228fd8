/** What the asset form holds, and how it becomes what the contract takes. */
import type { EntityOption } from '../../../ui/form/EntitySelect.tsx';
import { tagName } from '../../../ui/tag-name.ts';
import type { AssetStatus, Criticality } from '../../../../shared/domain/vocabulary.ts';
import type { Inputs, Outputs } from '../../../api.ts';
import type { CustomValues } from './custom.ts';

export type Asset = Outputs['assets']['get'];
/** The values of custom fields go their own way: they are told one by one. */
type Changes = Omit<Inputs['assets']['update']['changes'], 'customValues'>;

export interface AssetValues extends Record<string, unknown> {
  tag: string;
  name: string;
  parent: EntityOption | null;
  /** Name of the type; one that does not exist yet is made when the form is saved. */
  typeName: string;
  location: EntityOption | null;
  criticality: Criticality;
  status: AssetStatus;
  manufacturer: string;
  model: string;
  serialNumber: string;
  installedOn: string | null;
  purchaseCost: number | null;
  expectedLifetimeMonths: number | null;
  warrantyUntil: string | null;
  responsibleUser: EntityOption | null;
  responsibleTeam: EntityOption | null;
  keywords: string[];
  /** By field of the type. */
  customValues: CustomValues;
  description: string;
}

export function emptyValues(parent: EntityOption | null, typeName = ''): AssetValues {
  return {
    tag: '',
    name: '',
    parent,
    typeName,
    location: null,
    criticality: 'C',
    status: 'running',
    manufacturer: '',
    model: '',
    serialNumber: '',
    installedOn: null,
    purchaseCost: null,
    expectedLifetimeMonths: null,
    warrantyUntil: null,
    responsibleUser: null,
    responsibleTeam: null,
    keywords: [],
    customValues: {},
    description: '',
  };
}

export function assetOption(asset: { id: string; tag: string; name: string }): EntityOption {
  return { id: asset.id, label: tagName(asset.tag, asset.name) };
}

export function valuesOf(asset: Asset): AssetValues {
  const parent = asset.path.at(-1);
  return {
    tag: asset.tag,
    name: asset.name,
    parent: parent === undefined ? null : assetOption(parent),
    typeName: asset.type?.name ?? '',
    location:
      asset.location === null ? null : { id: asset.location.id, label: asset.locationPath.join(' / ') },
    criticality: asset.criticality,
    status: asset.status,
    manufacturer: asset.manufacturer ?? '',
    model: asset.model ?? '',
    serialNumber: asset.serialNumber ?? '',
    installedOn: asset.installedOn,
    purchaseCost: asset.purchaseCost,
    expectedLifetimeMonths: asset.expectedLifetimeMonths,
    warrantyUntil: asset.warrantyUntil,
    responsibleUser:
      asset.responsibleUser === null
        ? null
        : { id: asset.responsibleUser.id, label: asset.responsibleUser.fullName },
    responsibleTeam:
      asset.responsibleTeam === null
        ? null
        : { id: asset.responsibleTeam.id, label: asset.responsibleTeam.name },
    keywords: asset.keywords,
    customValues: Object.fromEntries(asset.customValues.map(({ fieldId, value }) => [fieldId, value])),
    description: asset.description ?? '',
  };
}

/** The values in the contract's terms; an empty text is no text. */
export function fieldsOf(values: AssetValues, assetTypeId: string | null): Required<Changes> {
  const text = (value: string) => (value.trim() === '' ? null : value.trim());
  return {
    tag: values.tag.trim(),
    name: values.name.trim(),
    parentId: values.parent?.id ?? null,
    assetTypeId,
    locationId: values.location?.id ?? null,
    criticality: values.criticality,
    status: values.status,
    manufacturer: text(values.manufacturer),
    model: text(values.model),
    serialNumber: text(values.serialNumber),
    installedOn: values.installedOn,
    purchaseCost: values.purchaseCost,
    expectedLifetimeMonths: values.expectedLifetimeMonths,
    warrantyUntil: values.warrantyUntil,
    responsibleUserId: values.responsibleUser?.id ?? null,
    responsibleTeamId: values.responsibleTeam?.id ?? null,
    keywords: values.keywords,
    description: text(values.description),
  };
}

type InvalidKey = 'tagNeeded' | 'tagLong' | 'nameNeeded' | 'lifetimeRange' | 'warrantyBeforeInstalled';

/** What is wrong with which field, as keys of the catalogue `assets.form`. */
export function validateAsset(values: AssetValues): Readonly<Record<string, InvalidKey>> {
  const { tag, name, expectedLifetimeMonths: months, installedOn, warrantyUntil } = values;
  return {
    ...(tag.trim() === '' ? { tag: 'tagNeeded' } : tag.trim().length > 60 ? { tag: 'tagLong' } : {}),
    ...(name.trim() === '' ? { name: 'nameNeeded' } : {}),
    ...(months !== null && (months < 1 || months > 2400) ? { expectedLifetimeMonths: 'lifetimeRange' } : {}),
    ...(installedOn !== null && warrantyUntil !== null && warrantyUntil < installedOn
      ? { warrantyUntil: 'warrantyBeforeInstalled' }
      : {}),
  };
}
