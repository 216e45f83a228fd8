import { useState } from 'react';
import { notifyError } from './notify.ts';

/** Runs commands that have no form: `running` while one is under way, and why it failed is told. */
export function useRun() {
  const [running, setRunning] = useState(false);
  const run = async (command: () => Promise<void>): Promise<void> => {
    setRunning(true);
    try {
      await command();
    } catch (error) {
      notifyError(error);
    } finally {
      setRunning(false);
    }
  };
  return { running, run };
}
