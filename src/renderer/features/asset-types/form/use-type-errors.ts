import { useTranslation } from 'react-i18next';
import { type TypeValues, validateType } from './values.ts';

/** What is wrong with the form, in words, by field. */
export function useTypeErrors(): (values: TypeValues) => Record<string, string> {
  const { t } = useTranslation('assetTypes');
  return (values) =>
    Object.fromEntries(Object.entries(validateType(values)).map(([field, key]) => [field, t(`form.${key}`)]));
}
