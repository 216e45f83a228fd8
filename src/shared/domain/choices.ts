/** The states a characteristic can have, e.g. `running`, `blocked`; a reading holds the code of one. */
import type { Severity } from './vocabulary.ts';

export interface Choice {
  readonly code: number;
  readonly label: string;
  /** How bad it is to be in this state; null: it is normal. */
  readonly severity: Severity | null;
}
