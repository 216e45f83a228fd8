/** The application menu, in the person's language as far as the catalogue goes. */
import type { MenuItemConstructorOptions } from 'electron';

const WORDS = {
  en: { file: 'File', edit: 'Edit', view: 'View', newWindow: 'New Window' },
  de: { file: 'Datei', edit: 'Bearbeiten', view: 'Ansicht', newWindow: 'Neues Fenster' },
} as const;

export interface MenuOptions {
  /** The system's language tag, e.g. `de-AT`. */
  readonly locale: string;
  readonly platform: NodeJS.Platform;
  readonly openWindow: () => void;
}

/** Items with a role carry the system's own text and shortcut. */
export function menuTemplate({ locale, platform, openWindow }: MenuOptions): MenuItemConstructorOptions[] {
  const words = WORDS[locale.startsWith('de') ? 'de' : 'en'];
  return [
    ...(platform === 'darwin' ? [{ role: 'appMenu' } as const] : []),
    { label: words.file, submenu: [{ role: platform === 'darwin' ? 'close' : 'quit' }] },
    { label: words.edit, role: 'editMenu' },
    {
      label: words.view,
      submenu: [
        { label: words.newWindow, accelerator: 'CmdOrCtrl+Shift+N', click: openWindow },
        { type: 'separator' },
        { role: 'reload' },
        { type: 'separator' },
        { role: 'resetZoom' },
        { role: 'zoomIn' },
        { role: 'zoomOut' },
        { role: 'togglefullscreen' },
      ],
    },
  ];
}
