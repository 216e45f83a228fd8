/** The report that is put beside a file: what of it was not taken, by line, in the language of the plant. */
import type { FileProblem, QuarantineReason } from '../../shared/domain/data-sources.ts';
import { csvLine } from '../records/tables/csv-write.ts';
import type { Plant } from '../setup/plant.ts';

/** Lines that a report names; the others are counted. */
const MOST_NAMED = 10_000;

interface Row {
  /** 1-based, in the file; null: the whole of it. */
  readonly line: number | null;
  readonly column: string;
  /** As it stands there. */
  readonly value: string;
  readonly reason: QuarantineReason | FileProblem;
}

type Words = Readonly<Record<QuarantineReason | FileProblem | 'more', string>> & {
  readonly header: readonly [string, string, string, string];
};

const WORDS: Readonly<Record<Plant['language'], Words>> = {
  en: {
    header: ['Line', 'Column', 'Value', 'Why it was not taken'],
    more: 'and so many more',
    'beyond-plausible': 'beyond what can be true for the metric; held back',
    'not-a-number': 'not a number',
    'time-unreadable': 'no time, or not one that can be read',
    'clock-ahead': 'from the future; held back',
    'clock-behind': 'from before 2000; held back',
    'history-closed': 'older than readings are kept; held back',
    'unknown-metric': 'no metric of this name; held back',
    'archived-metric': 'the metric is archived; held back',
    'unit-unknown': 'the unit cannot be converted; held back',
    'counter-impossible': 'not what the counter can show; held back',
    'state-unknown': 'a state the metric does not have; held back',
    'row-unreadable': 'too few or too many columns, or no end',
    'value-differs': 'another value is stored for this instant; held back',
    'not-text': 'not a text file and not a workbook',
    'workbook-unreadable': 'the workbook cannot be read',
    'too-large': 'the file is too large',
    'no-time-column': 'no column with times was found',
    'no-columns': 'no column belongs to a metric',
    'columns-missing': 'a column that is set at the source is not in the file',
    'ambiguous-dates': 'day and month cannot be told apart: set the format of dates at the source',
    'ambiguous-numbers':
      'the decimal mark cannot be told from that of thousands: set the decimal mark at the source',
    'no-readings': 'there are no readings in the file',
    gone: 'the file is gone',
  },
  de: {
    header: ['Zeile', 'Spalte', 'Wert', 'Warum nicht übernommen'],
    more: 'und so viele weitere',
    'beyond-plausible': 'kann bei der Messgröße nicht sein; zurückgehalten',
    'not-a-number': 'keine Zahl',
    'time-unreadable': 'keine oder keine lesbare Zeit',
    'clock-ahead': 'aus der Zukunft; zurückgehalten',
    'clock-behind': 'von vor 2000; zurückgehalten',
    'history-closed': 'älter, als Messwerte aufbewahrt werden; zurückgehalten',
    'unknown-metric': 'keine Messgröße dieses Namens; zurückgehalten',
    'archived-metric': 'die Messgröße ist archiviert; zurückgehalten',
    'unit-unknown': 'die Einheit ist nicht umrechenbar; zurückgehalten',
    'counter-impossible': 'kann der Zähler nicht anzeigen; zurückgehalten',
    'state-unknown': 'diesen Zustand hat die Messgröße nicht; zurückgehalten',
    'row-unreadable': 'zu wenige oder zu viele Spalten oder kein Ende',
    'value-differs': 'zu diesem Zeitpunkt ist ein anderer Wert gespeichert; zurückgehalten',
    'not-text': 'weder Textdatei noch Arbeitsmappe',
    'workbook-unreadable': 'die Arbeitsmappe ist nicht lesbar',
    'too-large': 'die Datei ist zu groß',
    'no-time-column': 'keine Spalte mit Zeiten gefunden',
    'no-columns': 'keine Spalte gehört zu einer Messgröße',
    'columns-missing': 'eine Spalte, die bei der Quelle festgelegt ist, fehlt in der Datei',
    'ambiguous-dates':
      'Tag und Monat sind nicht zu unterscheiden: legen Sie das Datumsformat bei der Quelle fest',
    'ambiguous-numbers':
      'Dezimal- und Tausenderzeichen sind nicht zu unterscheiden: legen Sie das Dezimalzeichen bei der Quelle fest',
    'no-readings': 'in der Datei sind keine Messwerte',
    gone: 'die Datei ist weg',
  },
};

export class FolderReport {
  readonly #rows: Row[] = [];
  #more = 0;

  add(row: Row): void {
    if (this.#rows.length < MOST_NAMED) this.#rows.push(row);
    else this.#more += 1;
  }

  /** Null when all is well. A spreadsheet opens it, and runs nothing of it. */
  text(language: Plant['language']): string | null {
    if (this.#rows.length === 0) return null;
    const { header, more, ...words } = WORDS[language];
    const separator = language === 'de' ? ';' : ',';
    const written = (cells: readonly (string | number)[]) =>
      csvLine([...cells], { separator, isGuarded: [false, true, true, false] });
    const rows = this.#rows
      .toSorted((one, other) => (one.line ?? 0) - (other.line ?? 0))
      .map(({ line, column, value, reason }) => written([line ?? '', column, value, words[reason]]));
    const rest = this.#more === 0 ? '' : written([this.#more, '', '', more]);
    return `\uFEFF${written(header)}${rows.join('')}${rest}`;
  }
}
