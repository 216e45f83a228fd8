/** The choices of a field while they are being edited: which stay, which are new, where those that go have moved. */

export interface ChoiceLine {
  /** As it stands stored; null for a new line. */
  readonly was: string | null;
  readonly text: string;
}

/** What assets with a choice that goes get instead; undefined: not said yet, null: nothing. */
export type Moves = Readonly<Record<string, string | null | undefined>>;

export function linesOf(choices: readonly string[] | null): ChoiceLine[] {
  return (choices ?? ['']).map((choice) => ({ was: choices === null ? null : choice, text: choice }));
}

export type ChoiceProblem = 'choiceNeeded' | 'choiceEmpty' | 'choiceTwice' | 'movedNeeded';

/** The choices in their order. */
export function choicesOf(lines: readonly ChoiceLine[]): string[] {
  return lines.map(({ text }) => text.trim()).filter((text) => text !== '');
}

/** Stored choices of which no line is left. */
export function goneOf(stored: readonly string[], lines: readonly ChoiceLine[]): string[] {
  const kept = new Set(lines.map(({ was }) => was));
  return stored.filter((choice) => !kept.has(choice));
}

/** Null when the choices may be saved. `inUse` are stored choices that assets have. */
export function choiceProblem(
  lines: readonly ChoiceLine[],
  gone: readonly string[],
  moves: Moves,
  inUse: ReadonlySet<string>,
): ChoiceProblem | null {
  const choices = choicesOf(lines);
  if (choices.length === 0) return 'choiceNeeded';
  if (choices.length < lines.length) return 'choiceEmpty';
  if (new Set(choices).size < choices.length) return 'choiceTwice';
  const unsaid = gone
    .filter((choice) => inUse.has(choice) && !choices.includes(choice))
    .some((choice) => {
      const to = moves[choice];
      return to === undefined || (to !== null && !choices.includes(to));
    });
  return unsaid ? 'movedNeeded' : null;
}

/** Where values go: a choice that was renamed takes its assets along, one that is gone has said where to. */
export function movedOf(
  lines: readonly ChoiceLine[],
  gone: readonly string[],
  moves: Moves,
): { from: string; to: string | null }[] {
  const renamed = lines.flatMap(({ was, text }) =>
    was === null || was === text.trim() ? [] : [{ from: was, to: text.trim() }],
  );
  const choices = choicesOf(lines);
  const told = gone.flatMap((from) => {
    const to = moves[from];
    return to === undefined || choices.includes(from) ? [] : [{ from, to }];
  });
  return [...renamed, ...told];
}
