/** The bad rows of a file as a file of the same columns, to mend and import again. */
import type { Inputs, Outputs } from '../../shared/contract/index.ts';
import type { RecordProblem } from '../../shared/contract/records.ts';
import type { Findings } from './findings.ts';
import { REASON_COLUMN } from './headers.ts';
import { csvLine } from './tables/csv-write.ts';
import { encodeText } from './tables/encode.ts';
import { withoutGuard } from './tables/guard.ts';
import { workbook } from './tables/xlsx-write.ts';
import type { Cell } from './tables/table.ts';

export const CSV_TYPE = 'text/csv';
export const XLSX_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** @param reasons what the reasons are called; one without a word is named */
export async function badRowsFile(
  { fileName, input, checked }: Findings,
  reasons: Inputs['records']['badRowsFile']['reasons'],
): Promise<Outputs['records']['badRowsFile']> {
  const words = new Map(reasons?.map(({ reason, text }) => [reason, text]));
  const { format, names } = input.table;
  const byLine = Map.groupBy(checked.problems, ({ line }) => line);
  const header = [...names, REASON_COLUMN];
  const rows = checked.rows
    .filter(({ action }) => action === 'bad')
    .map(({ line, cells }): Cell[] => [
      ...Array.from({ length: names.length }, (_, index) => cells[index] ?? ''),
      (byLine.get(line) ?? []).map((problem) => reasonText(problem, words)).join('; '),
      // What was too much stands behind the reason, where nothing is lost and the columns are right.
      ...cells.slice(names.length),
    ]);
  const isCsv = format.format === 'csv';
  const bytes = isCsv
    ? encodeText(
        [header, ...rows]
          .map((row) =>
            csvLine(row.map(unguarded), { separator: format.separator, isGuarded: row.map(() => true) }),
          )
          .join(''),
        format.encoding,
      )
    : await workbook([header, ...rows], () => Promise.resolve());
  return {
    fileName: `${fileName.replace(/\.[^.]{1,5}$/, '')}-bad-rows.${isCsv ? 'csv' : 'xlsx'}`,
    mediaType: isCsv ? CSV_TYPE : XLSX_TYPE,
    data: Buffer.from(bytes).toString('base64'),
  };
}

/** As reading takes it, so that no guard is put before another. */
function unguarded(cell: Cell): Cell {
  return typeof cell === 'string' ? withoutGuard(cell) : cell;
}

function reasonText(
  { column, reason, fix, detail }: RecordProblem,
  words: ReadonlyMap<RecordProblem['reason'], string>,
): string {
  const where = column === null ? '' : `${column}: `;
  const more = [fix === null ? '' : `-> ${fix}`, detail === null ? '' : `(${detail})`].filter(
    (text) => text !== '',
  );
  return [`${where}${words.get(reason) ?? reason}`, ...more].join(' ');
}
