/**
 * The steps of a checklist as a text, one per line; a mark before a step makes it required, a metric in brackets at
 * its end has it read.
 */
export interface Step {
  readonly text: string;
  readonly mandatory: boolean;
  readonly metricName: string | null;
}

const MARK = '!';
export const LONGEST_STEP = 500;

/** @param metrics names that mean a metric; other words in brackets are part of the step */
export function stepsOf(text: string, metrics: readonly string[]): Step[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .map((line) => {
      const words = line.startsWith(MARK) ? line.slice(MARK.length).trim() : line;
      return { ...readOff(words, metrics), mandatory: line.startsWith(MARK) };
    })
    .filter((step) => step.text !== '');
}

function readOff(words: string, metrics: readonly string[]): Pick<Step, 'text' | 'metricName'> {
  const match = /^(.*\S)\s*\[([^\]]+)\]$/.exec(words);
  const named = match?.[2]?.trim().toLowerCase();
  const metricName = metrics.find((name) => name.toLowerCase() === named) ?? null;
  return metricName === null ? { text: words, metricName } : { text: match![1]!, metricName };
}

export function textOf(steps: readonly Step[]): string {
  return steps
    .map(({ text, mandatory, metricName }) => {
      const read = metricName === null ? text : `${text} [${metricName}]`;
      return mandatory ? `${MARK} ${read}` : read;
    })
    .join('\n');
}
