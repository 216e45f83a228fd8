/** `npm start`: builds if needed, then opens Millwright in an Electron window, or else in the browser. */
import { join } from 'node:path';
import { buildIfNeeded } from './build.ts';
import { ensureElectron, findElectron, reasonAgainstWindow } from './electron.ts';
import { out, root, run, runNode } from './paths.ts';
import { readStart, START_HELP } from './start-arguments.ts';

const { browser, help, rest } = readStart(process.argv.slice(2));

if (help) {
  console.log(START_HELP);
  process.exit(0);
}

const built = await buildIfNeeded();
if (built !== 0) {
  console.error('Millwright could not be built. Your data is safe. The lines above say what is wrong.');
  process.exit(built);
}

const browserHost = (): Promise<number> => runNode(join(out, 'main', 'serve.js'), rest);

/** Why not Electron, or the binary to run. */
async function chooseElectron(): Promise<{ binary: string } | { reason: string }> {
  const against = reasonAgainstWindow({
    platform: process.platform,
    env: process.env,
    uid: process.getuid?.(),
  });
  if (against !== null) {
    return {
      reason: findElectron() === null ? `${against}, and the Electron binary is not installed` : against,
    };
  }
  const binary = await ensureElectron();
  return binary === null ? { reason: 'The Electron binary cannot be fetched here' } : { binary };
}

if (browser) process.exit(await browserHost());
const choice = await chooseElectron();
if ('binary' in choice) process.exit(await run(choice.binary, [root, ...rest]));
console.log(`${choice.reason}, so Millwright opens in the browser.`);
process.exit(await browserHost());
