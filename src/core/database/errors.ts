/** Why Millwright cannot open its data, in a sentence a technician can act on. Nothing was changed. */
export class StartupError extends Error {
  readonly code: StartupCode;

  constructor(code: StartupCode, sentence: string, options?: ErrorOptions) {
    super(sentence, options);
    this.name = 'StartupError';
    this.code = code;
  }

  get sentence(): string {
    return this.message;
  }
}

export type StartupCode =
  | 'folder-in-use'
  | 'folder-not-writable'
  | 'database-damaged'
  | 'database-newer'
  | 'database-edited'
  | 'migration-files-damaged'
  | 'migration-failed';
