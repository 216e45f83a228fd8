/** The real clock, the platform's random generator and the network, for hosts. */
import { randomBytes } from 'node:crypto';
import type { Clock, Ports } from '../ports.ts';
import { createLog, type LineSink } from './log.ts';
import { systemNetwork } from './network.ts';

const systemClock: Clock = { now: () => Date.now() };

/** @param sink where log lines go */
export function systemPorts(sink: LineSink): Ports {
  return {
    clock: systemClock,
    randomBytes: (length) => new Uint8Array(randomBytes(length)),
    log: createLog(systemClock, sink),
    network: systemNetwork,
  };
}
