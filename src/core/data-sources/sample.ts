/** What a file of the kind that will come to a folder calls its metrics. */
import type { Outputs } from '../../shared/contract/index.ts';
import { MOST_NAMES } from '../../shared/contract/data-sources.ts';
import type { Reader } from '../database/database.ts';
import { nameIn } from '../imports/csv/long.ts';
import { previewRows } from '../imports/csv/dialect.ts';
import { dialectOf } from '../imports/inspect.ts';
import { withoutGuard } from '../records/tables/guard.ts';
import type { FileReader, WholeFile } from '../uploads/uploads.ts';
import { findMetric } from './mapping.ts';

/**
 * @param columns by their indexes
 * @throws AppError FILE_NOT_TEXT, WORKBOOK_UNREADABLE {reason}
 */
export async function namesInSample(
  db: Reader,
  files: FileReader,
  file: WholeFile,
  columns: readonly number[],
): Promise<Outputs['dataSources']['namesInSample']> {
  const { dialect, head } = await dialectOf(db, files, file, {});
  const names = new Set(
    previewRows(head, dialect, Number.POSITIVE_INFINITY).map((cells) =>
      withoutGuard(nameIn(columns.map((index) => cells[index] ?? ''))),
    ),
  );
  names.delete('');
  const shown = [...names].slice(0, MOST_NAMES);
  return {
    names: shown.map((name) => ({ name, isKnown: findMetric(db, name) !== null })),
    isWhole: shown.length === names.size,
  };
}
