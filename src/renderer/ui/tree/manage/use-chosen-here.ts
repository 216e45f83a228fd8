/** Whether the open record was chosen in the tree itself, which then stays where it is scrolled to. */
import { useState } from 'react';

interface Chosen {
  readonly id: string;
  /** What was open then: it stays open for a moment, until the chosen record is. Undefined when it is. */
  readonly instead: string | undefined;
}

export interface ChosenHere {
  /** False when the open record was reached in another way, and the tree has yet to show where it stands. */
  readonly isOpen: boolean;
  readonly choose: (id: string) => void;
  readonly forget: () => void;
}

export function useChosenHere(openId: string | undefined): ChosenHere {
  const [chosen, setChosen] = useState<Chosen>();
  if (chosen?.instead !== undefined && chosen.id === openId) setChosen({ id: chosen.id, instead: undefined });
  return {
    isOpen:
      chosen !== undefined && openId !== undefined && (openId === chosen.id || openId === chosen.instead),
    choose: (id) => setChosen({ id, instead: openId }),
    forget: () => setChosen(undefined),
  };
}
