/** What the form of a source holds, whatever its kind. */
import type {
  DataSource,
  DataSourceConfig,
  FolderConfig,
  Layout,
} from '../../../shared/contract/data-sources.ts';
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
  layout: '' | Layout['kind'];
  /** By their headers; empty: as each file shows it, or there is none. */
  timeColumn: string;
  assetColumn: string;
  nameColumn: string;
  valueColumn: string;
  unitColumn: string;
}

const COLUMNS = { timeColumn: '', assetColumn: '', nameColumn: '', valueColumn: '', unitColumn: '' };

/** The columns as they stand in the form. */
function columnValues(layout: Layout | undefined): typeof COLUMNS {
  if (layout === undefined) return COLUMNS;
  const timeColumn = layout.time ?? '';
  if (layout.kind === 'wide') return { ...COLUMNS, timeColumn };
  const { names, value, unit } = layout;
  const [first = '', second] = names;
  return {
    timeColumn,
    assetColumn: second === undefined ? '' : first,
    nameColumn: second ?? first,
    valueColumn: value,
    unitColumn: unit ?? '',
  };
}

function layoutOf(values: Values): Layout | undefined {
  const said = (text: string): string | null => (text.trim() === '' ? null : text.trim());
  const time = said(values.timeColumn);
  if (values.layout === '') return undefined;
  if (values.layout === 'wide') return { kind: 'wide', time };
  const asset = said(values.assetColumn);
  return {
    kind: 'long',
    time,
    names: [...(asset === null ? [] : [asset]), values.nameColumn.trim()],
    value: values.valueColumn.trim(),
    unit: said(values.unitColumn),
  };
}

/** The field of the form in which a part of the layout stands, as a schema names it. */
export function layoutField([, part, at]: readonly PropertyKey[], { assetColumn }: Values): keyof Values {
  if (part === 'names') return at === 0 && assetColumn.trim() !== '' ? 'assetColumn' : 'nameColumn';
  return part === 'value' ? 'valueColumn' : part === 'unit' ? 'unitColumn' : 'timeColumn';
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
  const { decimalMark, dateFormat, layout, ...folder } =
    source?.config.kind === 'folder'
      ? source.config
      : { ...FOLDER, zone, decimalMark: null, dateFormat: null, layout: undefined };
  return {
    ...BROKER,
    ...(source?.config.kind === 'mqtt' && source.config),
    ...folder,
    decimalMark: decimalMark ?? '',
    dateFormat: dateFormat ?? '',
    layout: layout?.kind ?? '',
    ...columnValues(layout),
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
    const layout = layoutOf(values);
    return {
      kind,
      path: values.path.trim(),
      pattern: values.pattern.trim(),
      pollSeconds: pollSeconds ?? 0,
      zone,
      decimalMark: decimalMark === '' ? null : decimalMark,
      dateFormat: dateFormat === '' ? null : dateFormat,
      ...(layout !== undefined && { layout }),
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
