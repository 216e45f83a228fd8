import { Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { BUILTIN_ROLES } from '../../../shared/permissions.ts';
import { api } from '../../api.ts';
import { useRoleName } from '../../ui/role-name.ts';
import type { FieldProps } from '../../ui/form/field-props.ts';

/** The roles the person who asks may give to others. */
export function RoleField({
  disabled = false,
  ...props
}: FieldProps<string | null> & { disabled?: boolean }) {
  const { t } = useTranslation('people');
  const roleName = useRoleName();
  const { data = [] } = useQuery(api.people.roles.queryOptions());
  const rank = (builtin: (typeof data)[number]['builtin']) =>
    builtin === null ? BUILTIN_ROLES.length : BUILTIN_ROLES.indexOf(builtin);
  const chosen = data.find(({ id }) => id === props.value)?.builtin ?? null;
  return (
    <Select
      {...props}
      disabled={disabled}
      label={t('form.role')}
      description={chosen === null ? undefined : t(`roleHint.${chosen}`)}
      required
      allowDeselect={false}
      data={data
        .filter(({ id, grantable }) => grantable || id === props.value)
        .toSorted((one, other) => rank(one.builtin) - rank(other.builtin))
        .map((role) => ({ value: role.id, label: roleName(role) }))}
    />
  );
}
