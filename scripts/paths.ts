/** Places and processes the scripts share. */
import { type SpawnOptions, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { delimiter, join } from 'node:path';

export const root = join(import.meta.dirname, '..');
export const out = join(root, 'out');

/** Folder of an installed package, wherever npm put it. */
export function packageFolder(name: string): string {
  return join(createRequire(join(root, 'package.json')).resolve(`${name}/package.json`), '..');
}

/** The environment of a child: the project's own Node first on the path, whoever started the script. */
function childEnvironment(extra: NodeJS.ProcessEnv = {}): NodeJS.ProcessEnv {
  const path = [join(root, 'node_modules', '.bin'), process.env['PATH']].join(delimiter);
  return { ...process.env, PATH: path, ...extra };
}

/**
 * Runs a program to its end with this terminal and answers with its exit code (1 when a signal ended it).
 * @throws Error when the program cannot be started
 */
export function run(command: string, args: readonly string[], options: SpawnOptions = {}): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd: root, stdio: 'inherit', env: childEnvironment(), ...options });
    // Ctrl+C reaches the whole group by itself; a service manager tells only this process.
    const pass = (): void => void child.kill('SIGTERM');
    const ignore = (): void => undefined;
    process.on('SIGTERM', pass);
    process.on('SIGINT', ignore);
    const done = (): void => {
      process.off('SIGTERM', pass);
      process.off('SIGINT', ignore);
    };
    child.once('error', (error) => {
      done();
      reject(error);
    });
    child.once('close', (code) => {
      done();
      resolve(code ?? 1);
    });
  });
}

/** File of a program a package brings, e.g. `toolFile('typescript', 'tsc')`. */
export function toolFile(packageName: string, tool = packageName): string {
  const folder = packageFolder(packageName);
  const { bin } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as {
    bin: Record<string, string>;
  };
  return join(folder, bin[tool]!);
}

/** Runs a script of the project or of a package in the project's Node. */
export function runNode(
  file: string,
  args: readonly string[] = [],
  options: SpawnOptions = {},
): Promise<number> {
  return run(process.execPath, [file, ...args], options);
}
