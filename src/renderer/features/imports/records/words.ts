/** How kinds, fields and choices are called on the screen. */
import type { RecordField } from '../../../../shared/contract/records.ts';
import type { ImportKind } from '../../../../shared/domain/vocabulary.ts';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { translatorOf } from '../../../i18n/dynamic.ts';

/** Where the words of a choice stand in the catalogue `status`. */
const CHOICES: Readonly<Record<string, string>> = {
  'assets.status': 'asset',
  'assets.criticality': 'criticality',
  'asset_types.maintenanceUnit': 'calendarUnit',
  'locations.kind': 'location',
  'work_orders.status': 'workOrder',
  'work_orders.type': 'workOrderType',
  'work_orders.priority': 'priority',
};

export interface RecordWords {
  readonly field: (kind: ImportKind, field: Pick<RecordField, 'key' | 'name'>) => string;
  /** The word for a choice; what stands in the file where there is none. */
  readonly choice: (kind: ImportKind, field: string, value: string) => string;
}

export function useRecordWords(): RecordWords {
  const { i18n } = useTranslation();
  const { language } = i18n;
  // One object per language: lists keep their columns as long as it is the same.
  return useMemo(() => wordsIn(language), [language]);
}

/** Words of the language in force at the moment of the call, which is the one given. */
export function wordsIn(_language: string): RecordWords {
  const records = translatorOf('records');
  const status = translatorOf('status');
  const wordOf = (path: string): string | undefined => {
    const word = records(path);
    return word === path ? undefined : word;
  };
  return {
    field: (kind, { key, name }) =>
      name ?? wordOf(`fieldsOf.${kind}.${key}`) ?? wordOf(`fields.${key}`) ?? key,
    choice(kind, field, value) {
      const group = CHOICES[`${kind}.${field}`];
      // Points and colons lead elsewhere in the catalogues: what somebody has typed is no path.
      if (group === undefined || !/^[\w-]+$/.test(value)) return value;
      const path = `${group}.${value}`;
      const word = status(path);
      return word === path ? value : word;
    },
  };
}
