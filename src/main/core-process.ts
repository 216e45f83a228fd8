/** Entry of the core's utility process; see core-host.ts. */
import { createCore } from '../core/create-core.ts';
import { fileSink } from '../core/host/log.ts';
import { systemPorts } from '../core/host/system-ports.ts';
import { runCoreHost } from './core-host.ts';

runCoreHost({
  orders: process.parentPort,
  createCore,
  portsFor: (dataFolder) => systemPorts(fileSink(dataFolder)),
  exit: (code) => process.exit(code),
});
