/** Runs sandboxed before the page; see bridge.ts. */
import { contextBridge, ipcRenderer } from 'electron';
import { bridge } from './bridge.ts';

bridge({ contextBridge, ipcRenderer }, window, process.argv);
