/** Values that stand in the file and not in the plant, each once, and what a person has answered to them. */
import type { Answer, RecordField } from '../../shared/contract/records.ts';
import { alike } from './similar.ts';
import type { Field } from './values.ts';

export interface Unknown {
  readonly field: string;
  readonly refersTo: RecordField['refersTo'];
  readonly value: string;
  readonly rows: number;
  readonly canCreate: boolean;
  readonly alike: { readonly to: string; readonly label: string }[];
}

interface Noted {
  readonly field: Field;
  readonly value: string;
  readonly canCreate: boolean;
  rows: number;
}

const MOST = 1000;
const MOST_ALIKE = 5;

type AlikeOf = (field: Field, value: string, most: number) => { to: string; label: string }[];

export class Unknowns {
  readonly #answers: ReadonlyMap<string, Answer>;
  readonly #noted = new Map<string, Noted>();
  readonly #used = new Set<Answer>();

  constructor(answers: readonly Answer[]) {
    this.#answers = new Map(answers.map((answer) => [keyOf(answer.field, answer.value), answer]));
  }

  answer(field: string, value: string): Answer | undefined {
    const answer = this.#answers.size === 0 ? undefined : this.#answers.get(keyOf(field, value));
    if (answer !== undefined) this.#used.add(answer);
    return answer;
  }

  /** The answers that were asked for. */
  used(): { readonly field: string; readonly value: string }[] {
    return [...this.#used].map(({ field, value }) => ({ field, value }));
  }

  noteChoice(field: Field, value: string): void {
    this.note(field, value, false);
  }

  note(field: Field, value: string, canCreate: boolean): void {
    const key = keyOf(field.key, value);
    const known = this.#noted.get(key);
    if (known === undefined) this.#noted.set(key, { field, value: value.trim(), canCreate, rows: 1 });
    else known.rows += 1;
  }

  /** Takes back what was noted of one row. */
  unnote(field: string, value: string): void {
    const key = keyOf(field, value);
    const known = this.#noted.get(key);
    if (known === undefined) return;
    known.rows -= 1;
    if (known.rows === 0) this.#noted.delete(key);
  }

  /** Most frequent first. */
  list(alikeOf: AlikeOf): Unknown[] {
    return [...this.#noted.values()]
      .toSorted((one, other) => other.rows - one.rows)
      .slice(0, MOST)
      .map(({ field, value, rows, canCreate }) => ({
        field: field.key,
        refersTo: field.refersTo,
        value,
        rows,
        canCreate,
        alike: field.type === 'choice' ? alikeChoices(field, value) : alikeOf(field, value, MOST_ALIKE),
      }));
  }
}

function alikeChoices({ choices }: Field, value: string): { to: string; label: string }[] {
  return alike(
    value,
    choices.map((choice) => [choice, { to: choice, label: choice }] as const),
    MOST_ALIKE,
  );
}

function keyOf(field: string, value: string): string {
  return `${field}\n${value.trim().toLowerCase()}`;
}
