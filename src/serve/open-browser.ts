/** Opens an address in the person's default browser; where there is none, nothing happens. */
import { spawn } from 'node:child_process';

interface Opener {
  readonly command: string;
  readonly args: readonly string[];
}

/** The platform's own way to open an address, or null where there is no desktop to open it on. */
export function browserOpener(
  url: string,
  platform: NodeJS.Platform,
  env: Readonly<Record<string, string | undefined>>,
): Opener | null {
  if (platform === 'darwin') return { command: 'open', args: [url] };
  // Not `start` through cmd.exe, which would read an ampersand in the address as a command separator.
  if (platform === 'win32') return { command: 'rundll32', args: ['url.dll,FileProtocolHandler', url] };
  return env['DISPLAY'] || env['WAYLAND_DISPLAY'] ? { command: 'xdg-open', args: [url] } : null;
}

export function openBrowser(url: string): void {
  const opener = browserOpener(url, process.platform, process.env);
  if (opener === null) return;
  const child = spawn(opener.command, opener.args, { stdio: 'ignore', detached: true });
  child.on('error', () => undefined);
  child.unref();
}
