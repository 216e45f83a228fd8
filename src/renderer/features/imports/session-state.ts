/**
 * State that survives a reload of its window and ends with it, for work in several steps. A storage that is full
 * or refused costs that, never the work itself.
 */
import { useEffect, useState, type Dispatch, type SetStateAction } from 'react';
import type { z } from 'zod';

const prefix = 'millwright.session.';

function read<Value>(key: string, schema: z.ZodType<Value>): Value | undefined {
  try {
    const stored = sessionStorage.getItem(prefix + key);
    return stored === null ? undefined : schema.safeParse(JSON.parse(stored)).data;
  } catch {
    return undefined;
  }
}

function write(key: string, value: unknown): void {
  try {
    sessionStorage.setItem(prefix + key, JSON.stringify(value));
  } catch {
    // Kept on the page alone.
  }
}

/** Forgets what is kept under keys that begin like this. */
export function forgetSessionState(beginning: string): void {
  for (const key of Object.keys(sessionStorage)) {
    if (key.startsWith(prefix + beginning)) sessionStorage.removeItem(key);
  }
}

/** @param schema what was kept and does not fit it, e.g. by an older program, is passed over */
export function useSessionState<Value>(
  key: string,
  schema: z.ZodType<Value>,
  initial: Value,
): readonly [Value, Dispatch<SetStateAction<Value>>] {
  const [value, setValue] = useState(() => read(key, schema) ?? initial);
  useEffect(() => write(key, value), [key, value]);
  return [value, setValue];
}
