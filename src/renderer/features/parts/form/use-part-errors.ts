import { useTranslation } from 'react-i18next';
import type { FormErrors } from '../../../ui/form/use-draft-form.ts';
import { validatePart, type PartValues } from './values.ts';

/** What is wrong with the form of a part, in words. */
export function usePartErrors(): (values: PartValues) => FormErrors<PartValues> {
  const { t } = useTranslation('parts');
  return (values) =>
    Object.fromEntries(
      Object.entries(validatePart(values)).map(([field, key]) => [
        field,
        key === undefined ? null : t(`form.${key}`),
      ]),
    );
}
