/** What is wrong with the rows of a file, by row and field. */
import type { RecordProblem } from '../../shared/contract/records.ts';
import type { Row } from './check.ts';

const MOST_PROBLEMS = 100_000;
const VALUE_CHARS = 200;

interface Noted {
  readonly key: string | null;
  readonly problem: RecordProblem;
}

export class Problems {
  readonly #ofRows = new Map<Row, Noted[]>();
  #count = 0;

  /** @param key the field; null when the row as a whole is wrong */
  add(row: Row, key: string | null, problem: RecordProblem): void {
    row.action = 'bad';
    const known = this.#ofRows.get(row);
    if (known === undefined) this.#ofRows.set(row, [{ key, problem: shortened(problem) }]);
    else if (this.#count < MOST_PROBLEMS) known.push({ key, problem: shortened(problem) });
    this.#count += 1;
  }

  has(row: Row, key: string): boolean {
    return this.#ofRows.get(row)?.some((noted) => noted.key === key) === true;
  }

  /** Takes back what was said of a cell. */
  acquit(row: Row, key: string): void {
    const rest = this.#ofRows.get(row)?.filter((noted) => noted.key !== key);
    if (rest === undefined) return;
    if (rest.length > 0) this.#ofRows.set(row, rest);
    else {
      this.#ofRows.delete(row);
      row.action = 'leave';
    }
  }

  /** By line. */
  list(): RecordProblem[] {
    const all = [...this.#ofRows.values()].flat().map(({ problem }) => problem);
    return all.toSorted((one, other) => one.line - other.line).slice(0, MOST_PROBLEMS);
  }
}

function shortened(problem: RecordProblem): RecordProblem {
  return { ...problem, value: problem.value.slice(0, VALUE_CHARS) };
}
