/** A short tone for those who look at the machine and not at the screen: high for found, low for not. */
import { getPreferences } from '../preferences.ts';

const TONES = { found: [880, 0.09], missing: [220, 0.35] } as const;

let context: AudioContext | undefined;

/** Silent where the person wants it so, or where the browser gives no sound. */
export function playTone(tone: keyof typeof TONES): void {
  if (!getPreferences().scanner.sound) return;
  const [frequency, seconds] = TONES[tone];
  context ??= new AudioContext();
  const [oscillator, gain] = [context.createOscillator(), context.createGain()];
  oscillator.frequency.value = frequency;
  gain.gain.value = 0.08;
  oscillator.connect(gain).connect(context.destination);
  oscillator.start();
  oscillator.stop(context.currentTime + seconds);
}
