/** Recognises an uploaded file and proposes where its columns go. */
import type { Inputs, Outputs } from '../../shared/contract/index.ts';
import { splitUnit, unitOfColumn } from '../../shared/domain/column-unit.ts';
import type { Id } from '../../shared/ids.ts';
import type { Reader } from '../database/database.ts';
import { withoutGuard } from '../records/tables/guard.ts';
import { detectDialect, type Dialect, type DialectColumn, previewRows } from './csv/dialect.ts';
import { type NamedMetric, namedMetrics, tagOf } from './metric-headers.ts';
import { type Sample, sampleOf, SHEET_DIALECT } from './readings-file.ts';
import { textOrRefusal } from './refusals.ts';
import type { FileReader, Upload, Uploads, WholeFile } from '../uploads/uploads.ts';

type Proposal = Pick<Outputs['imports']['inspect']['columns'][number], 'proposal' | 'unitDoubt'>;

const PREVIEW_ROWS = 12;

export interface InspectOptions {
  readonly assetId: Id | null;
  readonly corrections: NonNullable<Inputs['imports']['inspect']['dialect']>;
  readonly plantZone: string;
  /** Whether columns without a metric may be given a new one. */
  readonly mayCreate: boolean;
  readonly newId: () => Id;
}

/** How a file is written, with a person's corrections taken as true. */
export async function dialectOf(
  db: Reader,
  uploads: FileReader,
  upload: WholeFile,
  corrections: InspectOptions['corrections'],
): Promise<{ dialect: Dialect; head: Uint8Array; workbook: Sample['workbook'] }> {
  const { zone: _zone, sheet = null, ...corrected } = corrections;
  const { head, isTruncated, workbook } = await sampleOf(db, uploads, upload, sheet);
  const fixed = workbook === null ? corrected : { ...corrected, ...SHEET_DIALECT };
  return textOrRefusal(() => ({ head, workbook, dialect: detectDialect(head, { fixed, isTruncated }) }));
}

/** @throws AppError FILE_NOT_TEXT, WORKBOOK_UNREADABLE {reason} */
export async function inspect(
  db: Reader,
  uploads: Uploads,
  upload: Upload,
  options: InspectOptions,
): Promise<Outputs['imports']['inspect']> {
  const { dialect, head, workbook } = await dialectOf(db, uploads, upload, options.corrections);
  const known = options.assetId === null ? [] : namedMetrics(db, options.assetId);
  const metrics = {
    tag: options.assetId === null ? '' : tagOf(db, options.assetId),
    byHeader: new Map(known.map((metric) => [metric.header, metric])),
    byName: new Map(known.map((metric) => [metric.name.toLowerCase(), metric])),
  };
  const { encoding, separator, decimalMark, dateFormat, timeColumn, dateColumn, headerRow } = dialect;
  return {
    fileName: upload.fileName,
    size: upload.size,
    dialect: {
      encoding,
      separator,
      decimalMark,
      dateFormat,
      timeColumn,
      dateColumn,
      headerRow,
      sheet: workbook?.sheet ?? null,
      zone: options.corrections.zone ?? options.plantZone,
    },
    sheets: [...(workbook?.sheets ?? [])],
    timeHasOffset: dialect.timeHasOffset,
    notes: [...dialect.notes],
    columns: dialect.columns.map((column) => ({
      index: column.index,
      name: column.name,
      kind: column.kind,
      samples: [...column.samples],
      ...propose(column, metrics, {
        ...options,
        isWorkbook: workbook !== null,
        isLong: dialect.long !== null,
      }),
    })),
    long: dialect.long === null ? null : { ...dialect.long, names: [...dialect.long.names] },
    preview: previewRows(head, dialect, PREVIEW_ROWS),
  };
}

interface KnownMetrics {
  /** Of the asset they are on. */
  readonly tag: string;
  readonly byHeader: ReadonlyMap<string, NamedMetric>;
  readonly byName: ReadonlyMap<string, NamedMetric>;
}

interface ProposeOptions extends InspectOptions {
  readonly isWorkbook: boolean;
  /** Values of several metrics stand below each other. */
  readonly isLong: boolean;
}

/**
 * A column called as an export calls it goes to that metric, also where its first cells are empty or marks of 0 and 1.
 * Otherwise a number goes to the metric of its name, or to a new one where that may be made, and the rest is left out.
 */
function propose(
  column: DialectColumn,
  known: KnownMetrics,
  { assetId, newId, mayCreate, isWorkbook, isLong }: ProposeOptions,
): Proposal {
  const skip: Proposal = { proposal: { kind: 'skip' }, unitDoubt: null };
  if (assetId === null) return skip;
  const header = withoutGuard(column.name);
  // An export guards only text tables; one that was saved as a workbook has its guards still.
  const exported = (isWorkbook ? known.byHeader.get(column.name) : undefined) ?? known.byHeader.get(header);
  if (exported !== undefined && HOLDS_READINGS.has(column.kind))
    return { proposal: { kind: 'metric', metricId: exported.id }, unitDoubt: null };
  if (column.leaveOut || isLong) return skip;
  const called = withoutTag(header, known.tag);
  const { name, unit } = splitUnit(called);
  const metric = known.byName.get(called.toLowerCase()) ?? known.byName.get(name.toLowerCase());
  if (metric !== undefined) {
    const { from, doubt } = unitOfColumn(called, metric);
    const proposal = { kind: 'metric', metricId: metric.id, ...(from !== null && { unit: from }) } as const;
    return { proposal, unitDoubt: doubt };
  }
  return mayCreate ? { ...skip, proposal: { kind: 'new-metric', id: newId(), assetId, name, unit } } : skip;
}

/** Programs of a plant call a metric `P-101/Vibration`; sources and files of a folder may, too. */
function withoutTag(header: string, tag: string): string {
  const isTagged = tag !== '' && header.toLowerCase().startsWith(`${tag.toLowerCase()}/`);
  return isTagged ? header.slice(tag.length + 1).trimStart() : header;
}

const HOLDS_READINGS: ReadonlySet<DialectColumn['kind']> = new Set(['number', 'label', 'empty']);
