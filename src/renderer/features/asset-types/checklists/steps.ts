/** The steps of a checklist as a text, one per line; a mark before a step makes it required. */
export interface Step {
  readonly text: string;
  readonly mandatory: boolean;
}

const MARK = '!';
export const LONGEST_STEP = 500;

export function stepsOf(text: string): Step[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .map((line) => ({
      text: line.startsWith(MARK) ? line.slice(MARK.length).trim() : line,
      mandatory: line.startsWith(MARK),
    }))
    .filter((step) => step.text !== '');
}

export function textOf(steps: readonly Step[]): string {
  return steps.map(({ text, mandatory }) => (mandatory ? `${MARK} ${text}` : text)).join('\n');
}
