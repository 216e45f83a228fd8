/** What formats need to know of the plant; the app provides it from the session. */
import { createContext, use, type ReactNode } from 'react';

export interface Plant {
  /** IANA zone; every instant on the screen is shown in it. */
  readonly timeZone: string;
  /** ISO 4217 code. */
  readonly currency: string;
}

/** IANA zone of this computer. */
export function systemTimeZone(): string {
  return new Intl.DateTimeFormat().resolvedOptions().timeZone;
}

const fallback: Plant = { timeZone: systemTimeZone(), currency: 'EUR' };
const PlantContext = createContext<Plant>(fallback);

export function PlantProvider({ plant, children }: { plant: Plant | undefined; children: ReactNode }) {
  return <PlantContext value={plant ?? fallback}>{children}</PlantContext>;
}

export function usePlant(): Plant {
  return use(PlantContext);
}
