/** The desktop program's command line; Chromium's own switches pass by. */

/** Folder named by `--data DIR` or `--data=DIR`, or null. */
export function dataArgument(argv: readonly string[]): string | null {
  const at = argv.findIndex((argument) => argument === '--data' || argument.startsWith('--data='));
  if (at < 0) return null;
  const argument = argv[at]!;
  return (argument === '--data' ? argv[at + 1] : argument.slice('--data='.length)) || null;
}
