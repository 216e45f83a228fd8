/** Entry of the Electron process: wires windows, scheme and core; each part is in a file of its own. */
import { randomBytes } from 'node:crypto';
import { homedir, hostname } from 'node:os';
import { join, resolve } from 'node:path';
import {
  app,
  BrowserWindow,
  dialog,
  ipcMain,
  Menu,
  MessageChannelMain,
  protocol,
  session,
  shell,
  utilityProcess,
} from 'electron';
import { defaultDataFolder } from '../core/host/folders.ts';
import { fileSink } from '../core/host/log.ts';
import { folderPages } from '../core/host/static-files.ts';
import { systemPorts } from '../core/host/system-ports.ts';
import { ASK_FOR_PORT } from '../shared/host.ts';
import { APP_SCHEME, APP_URL } from './app-url.ts';
import { dataArgument } from './args.ts';
import { type CoreSupervisor, superviseCore } from './core-supervisor.ts';
import { menuTemplate } from './menu.ts';
import { createProtocolHandler, SCHEME } from './protocol.ts';
import { guardContents, guardSession, isFromOurPage, windowOptions } from './window.ts';

const machine = { platform: process.platform, env: process.env, home: homedir() };
const dataFolder = resolve(dataArgument(process.argv) ?? defaultDataFolder(machine));
const { log } = systemPorts(fileSink(dataFolder));
const built = import.meta.dirname;

// Chromium's own files stay with the station's, never in a roaming profile; the lock below is per folder too.
app.setPath('userData', join(dataFolder, 'desktop'));
app.enableSandbox();
protocol.registerSchemesAsPrivileged([SCHEME]);

function openWindow(url = APP_URL): void {
  const files = {
    preload: join(built, '..', 'preload', 'index.cjs'),
    icon: join(app.getAppPath(), 'resources', 'icon.png'),
  };
  const window = new BrowserWindow(windowOptions(files, app.getVersion()));
  window.once('ready-to-show', () => window.show());
  window.loadURL(url).catch(() => log.error('page-not-loaded'));
}

function showLastWindow(): void {
  const [window] = BrowserWindow.getAllWindows();
  if (window === undefined) return openWindow();
  if (window.isMinimized()) window.restore();
  window.focus();
}

function startCore(): CoreSupervisor {
  return superviseCore({
    fork: () => utilityProcess.fork(join(built, 'core.js'), [], { serviceName: 'Millwright core' }),
    createChannel: () => new MessageChannelMain(),
    open: {
      type: 'open',
      dataFolder,
      migrationsFolder: join(app.getAppPath(), 'migrations', 'local'),
      holder: `Millwright (desktop), ${hostname()}`,
    },
    after: (ms, call) => void setTimeout(call, ms),
    onRefused: (sentence) => {
      dialog.showErrorBox('Millwright', sentence);
      app.exit(1);
    },
    onFailing: () => {
      dialog.showErrorBox(
        'Millwright',
        `Millwright’s data service keeps stopping. What you saved is safe. Restart this computer; if it happens again, give the file millwright.log in ${join(dataFolder, 'logs')} to your administrator.`,
      );
    },
    log,
  });
}

function run(): void {
  const core = startCore();
  let closed = false;
  guardSession(session.defaultSession);
  protocol.handle(
    APP_SCHEME,
    createProtocolHandler(
      folderPages(join(built, '..', 'renderer')),
      (length) => new Uint8Array(randomBytes(length)),
    ),
  );
  ipcMain.on(ASK_FOR_PORT, (event) => {
    if (isFromOurPage(event)) core.connect(event.sender);
  });
  Menu.setApplicationMenu(
    Menu.buildFromTemplate(
      menuTemplate({ locale: app.getLocale(), platform: process.platform, openWindow: () => openWindow() }),
    ),
  );
  app.on('second-instance', showLastWindow);
  app.on('activate', showLastWindow);
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin') app.quit();
  });
  app.on('will-quit', (event) => {
    if (closed) return;
    event.preventDefault();
    void core.stop().finally(() => {
      closed = true;
      app.quit();
    });
  });
  openWindow();
}

app.on('web-contents-created', (_event, contents) => {
  guardContents(contents, {
    openWindow,
    openExternal: (url) => void shell.openExternal(url).catch(() => log.warn('link-not-opened')),
  });
});

if (app.requestSingleInstanceLock()) {
  app.whenReady().then(run, () => app.exit(1));
} else {
  app.quit();
}
