/** How the window reaches the core: a WebSocket, or the MessagePort that the preload script hands over. */
import type { ClientContext, ClientLink } from '@orpc/client';
import { RPCLink as PortLink } from '@orpc/client/message-port';
import { RPCLink as SocketLink } from '@orpc/client/websocket';
import { PAGE_READY, PORT_HANDED, RPC_PATH, type PortHandedMessage } from '../../../shared/host.ts';

export type Headers = () => Record<string, string>;

export interface TransportEvents {
  /** A line to the core is open; calls go through `link` until `lost`. */
  open(link: ClientLink<ClientContext>): void;
  lost(): void;
  /** The host answers, but not to this window: it was started anew and knows its session no more. For good. */
  refused(): void;
}

/** Starts a transport that keeps itself connected; returns a function that ends it. */
export type StartTransport = (events: TransportEvents) => () => void;

/** Pause before attempt number `attempt` (from 0) in milliseconds: 0.25 s doubling up to 5 s. */
export function backoff(attempt: number): number {
  return Math.min(5000, 250 * 2 ** attempt);
}

/** A WebSocket does not tell why it was refused; the page itself does. */
async function isRefused(): Promise<boolean> {
  try {
    return (await fetch('/', { method: 'HEAD', cache: 'no-store' })).status === 403;
  } catch {
    return false;
  }
}

export function webSocketTransport(headers: Headers): StartTransport {
  return (events) => {
    const address = `${window.location.protocol === 'https:' ? 'wss' : 'ws'}://${window.location.host}${RPC_PATH}`;
    let attempt = 0;
    let ended = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let socket: WebSocket | undefined;

    const again = async () => {
      if (attempt > 0 && (await isRefused())) {
        if (!ended) events.refused();
        return;
      }
      if (ended) return;
      timer = setTimeout(connect, backoff(attempt));
      attempt += 1;
    };
    const connect = () => {
      const next = new WebSocket(address);
      socket = next;
      // Before our own listeners: when the line breaks, the link must have dropped its calls before we tell anybody.
      const link = new SocketLink({ websocket: next, headers });
      next.addEventListener('open', () => {
        attempt = 0;
        events.open(link);
      });
      next.addEventListener('close', () => {
        if (ended) return;
        events.lost();
        void again();
      });
    };
    connect();
    return () => {
      ended = true;
      clearTimeout(timer);
      socket?.close();
    };
  };
}

function isPortHanded(data: unknown): data is PortHandedMessage {
  return typeof data === 'object' && data !== null && 'type' in data && data.type === PORT_HANDED;
}

export function messagePortTransport(headers: Headers): StartTransport {
  return (events) => {
    let port: MessagePort | undefined;
    const receive = (event: MessageEvent<unknown>) => {
      const handed = event.ports[0];
      if (event.source !== window || !isPortHanded(event.data) || handed === undefined) return;
      if (port !== undefined) {
        port.close();
        events.lost();
      }
      port = handed;
      const link = new PortLink({ port: handed, headers });
      handed.addEventListener('close', () => {
        if (port !== handed) return;
        port = undefined;
        events.lost();
      });
      handed.start();
      events.open(link);
    };
    window.addEventListener('message', receive);
    window.postMessage({ type: PAGE_READY }, window.location.origin);
    return () => {
      window.removeEventListener('message', receive);
      port?.close();
    };
  };
}
