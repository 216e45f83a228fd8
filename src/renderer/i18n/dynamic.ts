/** For keys that are only known at run time (a status, an error code). Everything else uses the typed `t`. */
import { getFixedT } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { Namespace } from './index.ts';

export type Translate = (key: string, params?: Readonly<Record<string, unknown>>) => string;

/** Not a hook: the language in force at the moment of the call. A key that does not exist comes back as itself. */
export function translatorOf(namespace: Namespace): Translate {
  return getFixedT(null, namespace) as unknown as Translate;
}

export function useTranslator(namespace: Namespace): Translate {
  useTranslation();
  return translatorOf(namespace);
}
