/** `npm run package`: a fresh build, then the installers of this platform; arguments go on to electron-builder. */
import { build } from './build.ts';
import { runNode, toolFile } from './paths.ts';

const built = await build('warn');
if (built !== 0) process.exit(built);
const args = ['--config', 'electron-builder.yml', '--publish', 'never', ...process.argv.slice(2)];
process.exit(await runNode(toolFile('electron-builder'), args));
