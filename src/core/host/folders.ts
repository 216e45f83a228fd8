/** Where a station keeps its data when nobody says otherwise: local to the machine, never in a roaming profile. */
import { posix, win32 } from 'node:path';

export interface Machine {
  readonly platform: NodeJS.Platform;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly home: string;
}

/** Absolute path of the default data folder, by the platform's own custom. */
export function defaultDataFolder({ platform, env, home }: Machine): string {
  if (platform === 'win32') {
    return win32.join(env['LOCALAPPDATA'] || win32.join(home, 'AppData', 'Local'), 'Millwright');
  }
  if (platform === 'darwin') return posix.join(home, 'Library', 'Application Support', 'Millwright');
  const dataHome = env['XDG_DATA_HOME'];
  // The XDG base directory specification says to ignore a relative path.
  const base = dataHome && posix.isAbsolute(dataHome) ? dataHome : posix.join(home, '.local', 'share');
  return posix.join(base, 'millwright');
}
