/**
 * All words on the screen. One catalogue per feature and language; the namespace is the feature's name.
 * A feature adds its two imports and its one line in `catalogues`.
 */
import { changeLanguage, default as i18next, use as plug, type i18n } from 'i18next';
import { initReactI18next } from 'react-i18next';
import { getPreferences, subscribePreferences, type Language } from '../app/preferences.ts';
import { alarms as alarmsDe } from './de/alarms.ts';
import { dataSources as dataSourcesDe } from './de/data-sources.ts';
import { codes as codesDe } from './de/codes.ts';
import { labels as labelsDe } from './de/labels.ts';
import { annotations as annotationsDe } from './de/annotations.ts';
import { assetTypes as assetTypesDe } from './de/asset-types.ts';
import { assets as assetsDe } from './de/assets.ts';
import { attachments as attachmentsDe } from './de/attachments.ts';
import { imports as importsDe } from './de/imports.ts';
import { locations as locationsDe } from './de/locations.ts';
import { metrics as metricsDe } from './de/metrics.ts';
import { common as commonDe } from './de/common.ts';
import { errors as errorsDe } from './de/errors.ts';
import { fleet as fleetDe } from './de/fleet.ts';
import { health as healthDe } from './de/health.ts';
import { history as historyDe } from './de/history.ts';
import { items as itemsDe } from './de/items.ts';
import { predictions as predictionsDe } from './de/predictions.ts';
import { parts as partsDe } from './de/parts.ts';
import { people as peopleDe } from './de/people.ts';
import { records as recordsDe } from './de/records.ts';
import { session as sessionDe } from './de/session.ts';
import { setup as setupDe } from './de/setup.ts';
import { shell as shellDe } from './de/shell.ts';
import { status as statusDe } from './de/status.ts';
import { retention as retentionDe } from './de/retention.ts';
import { suppliers as suppliersDe } from './de/suppliers.ts';
import { today as todayDe } from './de/today.ts';
import { trees as treesDe } from './de/trees.ts';
import { verification as verificationDe } from './de/verification.ts';
import { workOrders as workOrdersDe } from './de/work-orders.ts';
import { alarms } from './en/alarms.ts';
import { dataSources } from './en/data-sources.ts';
import { codes } from './en/codes.ts';
import { labels } from './en/labels.ts';
import { annotations } from './en/annotations.ts';
import { assetTypes } from './en/asset-types.ts';
import { assets } from './en/assets.ts';
import { attachments } from './en/attachments.ts';
import { metrics } from './en/metrics.ts';
import { common } from './en/common.ts';
import { errors } from './en/errors.ts';
import { fleet } from './en/fleet.ts';
import { health } from './en/health.ts';
import { history } from './en/history.ts';
import { items } from './en/items.ts';
import { imports } from './en/imports.ts';
import { locations } from './en/locations.ts';
import { predictions } from './en/predictions.ts';
import { parts } from './en/parts.ts';
import { people } from './en/people.ts';
import { records } from './en/records.ts';
import { session } from './en/session.ts';
import { setup } from './en/setup.ts';
import { shell } from './en/shell.ts';
import { status } from './en/status.ts';
import { retention } from './en/retention.ts';
import { suppliers } from './en/suppliers.ts';
import { today } from './en/today.ts';
import { trees } from './en/trees.ts';
import { verification } from './en/verification.ts';
import { workOrders } from './en/work-orders.ts';
import { pseudoTree } from './pseudo.ts';

export const catalogues = {
  metrics: { en: metrics, de: metricsDe },
  assets: { en: assets, de: assetsDe },
  assetTypes: { en: assetTypes, de: assetTypesDe },
  attachments: { en: attachments, de: attachmentsDe },
  alarms: { en: alarms, de: alarmsDe },
  dataSources: { en: dataSources, de: dataSourcesDe },
  codes: { en: codes, de: codesDe },
  retention: { en: retention, de: retentionDe },
  labels: { en: labels, de: labelsDe },
  common: { en: common, de: commonDe },
  errors: { en: errors, de: errorsDe },
  annotations: { en: annotations, de: annotationsDe },
  fleet: { en: fleet, de: fleetDe },
  health: { en: health, de: healthDe },
  history: { en: history, de: historyDe },
  items: { en: items, de: itemsDe },
  imports: { en: imports, de: importsDe },
  locations: { en: locations, de: locationsDe },
  predictions: { en: predictions, de: predictionsDe },
  parts: { en: parts, de: partsDe },
  people: { en: people, de: peopleDe },
  records: { en: records, de: recordsDe },
  session: { en: session, de: sessionDe },
  setup: { en: setup, de: setupDe },
  shell: { en: shell, de: shellDe },
  status: { en: status, de: statusDe },
  suppliers: { en: suppliers, de: suppliersDe },
  today: { en: today, de: todayDe },
  trees: { en: trees, de: treesDe },
  verification: { en: verification, de: verificationDe },
  workOrders: { en: workOrders, de: workOrdersDe },
} as const;

export type Namespace = keyof typeof catalogues;
export type EnglishResources = { readonly [N in Namespace]: (typeof catalogues)[N]['en'] };

/** The language in force: `?lang=` in the address, else the person's choice, else the system's, else English. */
export function resolveLanguage(
  search: string,
  chosen: Language | null,
  system: readonly string[],
): Language {
  const asked = new URLSearchParams(search).get('lang');
  if (asked === 'en' || asked === 'de' || asked === 'pseudo') return asked;
  if (chosen !== null) return chosen;
  const first = system
    .map((tag) => tag.slice(0, 2).toLowerCase())
    .find((tag) => tag === 'de' || tag === 'en');
  return first === 'de' ? 'de' : 'en';
}

/** BCP 47 tag for `Intl`: the system's own variant of the language (de-AT, en-US) where it has one. */
export function formatLocale(language: Language, system: readonly string[]): string {
  const spoken = language === 'pseudo' ? 'en' : language;
  const own = system.find((tag) => tag.toLowerCase().startsWith(`${spoken}-`));
  return own ?? (spoken === 'de' ? 'de-DE' : 'en-GB');
}

export function currentLanguage(): Language {
  return resolveLanguage(window.location.search, getPreferences().language, navigator.languages);
}

/** Starts i18next and follows the language preference; synchronous, because every catalogue is in the bundle. */
export function startI18n(): i18n {
  const namespaces = Object.entries(catalogues);
  void plug(initReactI18next).init({
    lng: currentLanguage(),
    fallbackLng: 'en',
    ns: namespaces.map(([name]) => name),
    defaultNS: 'common',
    initAsync: false,
    interpolation: { escapeValue: false },
    react: { useSuspense: false },
    resources: {
      en: Object.fromEntries(namespaces.map(([name, texts]) => [name, texts.en])),
      de: Object.fromEntries(namespaces.map(([name, texts]) => [name, texts.de])),
      pseudo: Object.fromEntries(namespaces.map(([name, texts]) => [name, pseudoTree(texts.en)])),
    },
  });
  const apply = () => {
    const language = currentLanguage();
    document.documentElement.lang = language === 'pseudo' ? 'en' : language;
    if (i18next.language !== language) void changeLanguage(language);
  };
  apply();
  subscribePreferences(apply);
  return i18next;
}
