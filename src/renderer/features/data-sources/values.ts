/** What the form of a source holds, whatever its kind. */
import type { DataSource, DataSourceConfig, FolderConfig } from '../../../shared/contract/data-sources.ts';
import { type Delay, delayOf, msOf } from '../metrics/limits/values.ts';
import { mappingText } from './mapping.ts';

export interface Values extends Record<string, unknown> {
  kind: DataSource['kind'];
  name: string;
  enabled: boolean;
  mapping: string;
  /** How often it is to be heard at least; no number: it may be silent for any time. */
  expected: Delay;
  url: string;
  user: string;
  password: string;
  ca: string;
  cert: string;
  key: string;
  template: string;
  valuePointer: string;
  tsPointer: string;
  unitPointer: string;
  path: string;
  pattern: string;
  pollSeconds: number | null;
  zone: string;
  /** Empty: as each file shows it. */
  decimalMark: '' | NonNullable<FolderConfig['decimalMark']>;
  dateFormat: '' | NonNullable<FolderConfig['dateFormat']>;
}

const BROKER = {
  url: 'mqtt://',
  user: '',
  ca: '',
  cert: '',
  template: 'plant/{asset}/{metric}',
  valuePointer: '/value',
  tsPointer: '/ts',
  unitPointer: '/unit',
};
const FOLDER = { path: '', pattern: '*.csv', pollSeconds: 30 };

/** @param zone of the plant */
export function valuesOf(source: DataSource | undefined, zone: string): Values {
  const { decimalMark, dateFormat, ...folder } =
    source?.config.kind === 'folder'
      ? source.config
      : { ...FOLDER, zone, decimalMark: null, dateFormat: null };
  return {
    ...BROKER,
    ...(source?.config.kind === 'mqtt' && source.config),
    ...folder,
    decimalMark: decimalMark ?? '',
    dateFormat: dateFormat ?? '',
    kind: source?.kind ?? 'http',
    name: source?.name ?? '',
    enabled: source?.enabled ?? true,
    mapping: mappingText(source?.mapping ?? []),
    expected: delayOf(source?.config.expectedMs ?? 0),
    password: '',
    key: '',
  };
}

export function configOf(values: Values): DataSourceConfig {
  const { kind, ca, cert } = values;
  const expectedMs = msOf(values.expected);
  const expectation = expectedMs > 0 && { expectedMs };
  if (kind === 'http') return { kind, ...expectation };
  if (kind === 'folder') {
    const { pollSeconds, zone, decimalMark, dateFormat } = values;
    return {
      kind,
      path: values.path.trim(),
      pattern: values.pattern.trim(),
      pollSeconds: pollSeconds ?? 0,
      zone,
      decimalMark: decimalMark === '' ? null : decimalMark,
      dateFormat: dateFormat === '' ? null : dateFormat,
      ...expectation,
    };
  }
  return {
    kind,
    url: values.url.trim(),
    user: values.user.trim(),
    ca,
    cert,
    template: values.template.trim(),
    valuePointer: values.valuePointer.trim(),
    tsPointer: values.tsPointer.trim(),
    unitPointer: values.unitPointer.trim(),
    ...expectation,
  };
}
