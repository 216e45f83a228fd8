/** The real clock and timers, the platform's random generator and the network, for hosts. */
import { randomBytes } from 'node:crypto';
import type { Clock, Ports, Timers } from '../ports.ts';
import { createLog, type LineSink } from './log.ts';
import { systemNetwork } from './network.ts';

const systemClock: Clock = { now: () => Date.now() };

const systemTimers: Timers = {
  every: (periodMs, call) => {
    let timer: NodeJS.Timeout;
    let isStopped = false;
    const wait = () => {
      timer = setTimeout(() => {
        void call().finally(() => {
          if (!isStopped) wait();
        });
      }, periodMs).unref();
    };
    wait();
    return {
      stop: () => {
        isStopped = true;
        clearTimeout(timer);
      },
    };
  },
};

/** @param sink where log lines go */
export function systemPorts(sink: LineSink): Ports {
  return {
    clock: systemClock,
    timers: systemTimers,
    randomBytes: (length) => new Uint8Array(randomBytes(length)),
    log: createLog(systemClock, sink),
    network: systemNetwork,
  };
}
