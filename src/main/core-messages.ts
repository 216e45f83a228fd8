/** What the Electron process and the core's process say to each other. */

/** To the core's process. A `connect` carries one MessagePort. */
export type CoreOrder =
  | {
      readonly type: 'open';
      readonly dataFolder: string;
      readonly migrationsFolder: string;
      readonly holder: string;
    }
  | { readonly type: 'connect' }
  | { readonly type: 'close' };

/** From the core's process. */
export type CoreReport =
  | { readonly type: 'ready' }
  /** The data cannot be opened; the sentence is for the person. */
  | { readonly type: 'refused'; readonly sentence: string };
