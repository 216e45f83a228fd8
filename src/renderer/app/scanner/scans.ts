/** Who hears of the codes that are scanned: whoever asked last. */
import { useEffect, useEffectEvent } from 'react';
import { getPreferences } from '../preferences.ts';
import { listenForScans } from './listener.ts';

/** `isRest`: what was left of a code that was cut in two. */
type Listener = (code: string, isRest: boolean) => void;

let listeners: readonly Listener[] = [];
let stop: (() => void) | undefined;

function change(next: readonly Listener[]): void {
  if (listeners.length === 0 && next.length > 0) {
    stop = listenForScans(window, {
      settings: () => getPreferences().scanner,
      onCode: (code, isRest) => listeners.at(-1)?.(code, isRest),
    });
  }
  if (listeners.length > 0 && next.length === 0) stop?.();
  listeners = next;
}

/** Takes every scanned code while the component is mounted and `enabled`: the frame opens records, a dialog may want codes for itself. */
export function useScans(onCode: Listener, enabled = true): void {
  const hear = useEffectEvent(onCode);
  useEffect(() => {
    if (!enabled) return;
    const listener: Listener = (code, isRest) => hear(code, isRest);
    change([...listeners, listener]);
    return () => change(listeners.filter((other) => other !== listener));
  }, [enabled]);
}
