/** The command line of `npm start`; what it does not know itself goes on to the host. */

export const START_HELP = `npm start -- [options]

  --data DIR   folder with the station's data (created when absent)
  --port N     port on 127.0.0.1, browser only (default: a free one)
  --no-open    browser only: print the address, do not open a browser
  --browser    use the browser, even where Electron is installed
  --help       this text`;

export interface StartArguments {
  readonly browser: boolean;
  readonly help: boolean;
  /** Arguments for the host. */
  readonly rest: readonly string[];
}

export function readStart(args: readonly string[]): StartArguments {
  return {
    browser: args.includes('--browser'),
    help: args.includes('--help') || args.includes('-h'),
    rest: args.filter((argument) => argument !== '--browser'),
  };
}
