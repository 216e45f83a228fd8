/** Which records somebody is about to print labels of, and the way to the page that prints them. */
import { useRouter } from '@tanstack/react-router';
import { useState } from 'react';
import { z } from 'zod';
import { labelSourceSchema, type LabelSource } from '../../../shared/contract/labels.ts';

/** One entry of the list: a record, or a group of them, by the name it had when it was chosen. */
export interface ChosenSource {
  readonly source: LabelSource;
  readonly title: string;
}

const key = 'millwright.labels.chosen';
const storedSchema = z.array(z.object({ source: labelSourceSchema, title: z.string() }));

function read(): readonly ChosenSource[] {
  try {
    return storedSchema.catch([]).parse(JSON.parse(sessionStorage.getItem(key) ?? '[]'));
  } catch {
    return [];
  }
}

function write(chosen: readonly ChosenSource[]): void {
  sessionStorage.setItem(key, JSON.stringify(chosen));
}

/** Opens the page of labels with what is to be printed, in the place of what was chosen before. */
export function usePrintLabels(): (chosen: readonly ChosenSource[]) => void {
  const router = useRouter();
  return (chosen) => {
    write(chosen);
    router.history.push('/labels');
  };
}

/** The list of what is to be printed; it lasts as long as the window. */
export function useChosen() {
  const [chosen, setChosen] = useState(read);
  const change = (next: readonly ChosenSource[]) => {
    write(next);
    setChosen(next);
  };
  return { chosen, setChosen: change };
}

/** What tells two sources apart. */
export function sourceKey(source: LabelSource): string {
  return `${source.kind} ${source.id}`;
}
