import { useTranslator } from '../i18n/dynamic.ts';

export interface NamedRole {
  readonly name: string;
  readonly builtin: string | null;
}

/** A role's name: translated when it is a built-in one. */
export function useRoleName(): (role: NamedRole) => string {
  const word = useTranslator('status');
  return ({ name, builtin }) => (builtin === null ? name : word(`role.${builtin}`));
}
