/**
 * A subscription at a broker, at QoS 1 in a session that outlives the connection. What has arrived by the time of a
 * commit is committed together, and acknowledged after it, in the order in which it came.
 */
import mqtt, { type IClientOptions, type IPublishPacket, type MqttClient } from 'mqtt';
import type { ConnectionProblem, MqttConfig } from '../../shared/contract/data-sources.ts';
import type { Id } from '../../shared/ids.ts';
import type { Database } from '../database/database.ts';
import type { Ports } from '../ports.ts';
import type { Condition } from './condition.ts';
import { Arrivals } from './arrivals.ts';
import type { Secrets } from './service.ts';
import type { Origin } from './take.ts';
import { addressOf, filtersOf } from './topics.ts';

const FIRST_WAIT_MS = 1000;
const LONGEST_WAIT_MS = 60_000;
const PATIENCE_MS = 10_000;
interface SubscriptionOptions {
  readonly origin: Origin;
  readonly config: MqttConfig;
  readonly secrets: Secrets | null;
  readonly database: Database;
  readonly ports: Pick<Ports, 'clock' | 'log'>;
  /** Default a second, which doubles up to a minute. */
  readonly firstWaitMs?: number | undefined;
  readonly onCondition: (condition: Condition) => void;
}

export interface Subscription {
  /** @param forget the broker shall keep nothing for us */
  close(forget: boolean): Promise<void>;
}

export function subscribe(options: SubscriptionOptions): Subscription {
  const { origin, config, secrets, database, ports, onCondition, firstWaitMs = FIRST_WAIT_MS } = options;
  const mapped = new Set(origin.mapping.map(({ address }) => address));
  const filters = filtersOf(config, origin.mapping);
  const closed = new AbortController();
  const client = mqtt.connect({
    ...connectOptions(config, secrets),
    clientId: clientIdOf(database.stationId, origin.id),
    clean: false,
    reconnectPeriod: firstWaitMs,
    // A password may be corrected at the broker.
    reconnectOnConnackError: true,
  });
  let problem: ConnectionProblem | null = null;
  onCondition({ state: 'connecting', problem: null });

  client.on('connect', () => {
    client.options.reconnectPeriod = firstWaitMs;
    problem = null;
    client.subscribe(filters, { qos: 1 }, (error, granted) => {
      if (closed.signal.aborted) return;
      const isRefused = error !== null || (granted ?? []).some(({ qos }) => qos > 2);
      onCondition({ state: 'connected', problem: isRefused ? 'refused-topics' : null });
    });
  });
  client.on('error', (error) => {
    problem = problemOf(error);
  });
  client.on('close', () => {
    if (closed.signal.aborted) return;
    client.options.reconnectPeriod = Math.min(LONGEST_WAIT_MS, (client.options.reconnectPeriod ?? 0) * 2);
    onCondition({ state: 'failed', problem: problem ?? 'unreachable' });
  });
  let connection: { readonly stream: MqttClient['stream']; readonly arrivals: Arrivals } | null = null;
  const arrivalsOf = (stream: MqttClient['stream']): Arrivals => {
    if (connection?.stream === stream) return connection.arrivals;
    connection?.arrivals.end();
    const onFailed = () => {
      problem = 'storing-failed';
      // Not acknowledged, they come again with the next connection.
      stream.destroy();
    };
    const arrivals = new Arrivals({ origin, config, database, ports, signal: closed.signal, onFailed });
    connection = { stream, arrivals };
    return arrivals;
  };
  // The library acknowledges a message before it hands over the next one: it is shown none of those to acknowledge.
  const unacknowledged = new WeakSet<IPublishPacket>();
  client.on('packetreceive', (packet) => {
    if (packet.cmd !== 'publish' || packet.qos !== 1) return;
    packet.qos = 0;
    unacknowledged.add(packet);
  });
  client.handleMessage = (packet, done) => void take(packet, client.stream, done);

  async function take(packet: IPublishPacket, stream: MqttClient['stream'], done: () => void) {
    const acknowledge = () => {
      // Of a connection that has gone meanwhile it comes again.
      if (unacknowledged.has(packet) && stream === client.stream && !stream.destroyed)
        stream.write(acknowledgement(packet.messageId!));
    };
    const address = addressOf(packet.topic, config, mapped);
    const room = arrivalsOf(stream).add({ address, packet, acknowledge });
    if (room !== null) await room;
    done();
  }

  return {
    close: async (forget) => {
      closed.abort();
      if (forget && client.connected) await client.unsubscribeAsync(filters).catch(() => {});
      await client.endAsync(true);
    },
  };
}

/** The same for a station and source, so that the broker knows whom it keeps messages for. */
function clientIdOf(stationId: Id, sourceId: Id): string {
  return `millwright-${stationId.slice(-12)}-${sourceId.slice(-12)}`;
}

/** A PUBACK (MQTT 3.1.1, 3.4). */
function acknowledgement(messageId: number): Buffer {
  return Buffer.from([0x40, 2, messageId >> 8, messageId & 0xff]);
}

function connectOptions(config: MqttConfig, secrets: Secrets | null): IClientOptions {
  // Not as text: the library would take that apart with what Node warns of.
  const { protocol, hostname, port, pathname } = new URL(config.url);
  return {
    protocol: protocol.slice(0, -1) as 'mqtt' | 'mqtts' | 'ws' | 'wss',
    host: protocol.startsWith('ws') ? hostname : hostname.replace(/^\[(.*)\]$/, '$1'),
    ...(port === '' ? {} : { port: Number(port) }),
    path: pathname === '' ? '/' : pathname,
    protocolVersion: 4,
    connectTimeout: PATIENCE_MS,
    keepalive: 30,
    timerVariant: 'native',
    ...(config.user === '' ? {} : { username: config.user, password: secrets?.password ?? '' }),
    ...(config.ca === '' ? {} : { ca: config.ca }),
    ...(config.cert === '' ? {} : { cert: config.cert, key: secrets?.key ?? '' }),
  };
}

/** Whether a broker can be reached so. @returns what stands in the way, or null */
export async function tryBroker(
  config: MqttConfig,
  secrets: Secrets | null,
  clientId: string,
): Promise<ConnectionProblem | null> {
  let client: MqttClient;
  try {
    client = mqtt.connect({
      ...connectOptions(config, secrets),
      clientId,
      clean: true,
      reconnectPeriod: 0,
    });
  } catch (error) {
    // A certificate or key that is none.
    return problemOf(error);
  }
  const answer = await new Promise<ConnectionProblem | null>((resolve) => {
    client.once('connect', () => resolve(null));
    client.once('error', (error) => resolve(problemOf(error)));
    client.once('close', () => resolve('unreachable'));
  });
  await client.endAsync(true);
  return answer;
}

/** 4 and 5 of MQTT 3.1.1: bad user name or password, not authorised. */
const REFUSED_LOGIN = new Set<unknown>([4, 5]);

function problemOf(error: unknown): ConnectionProblem {
  const { code, message } = error as { readonly code?: unknown; readonly message?: string };
  if (REFUSED_LOGIN.has(code)) return 'refused-login';
  const text = `${typeof code === 'string' ? code : ''} ${message ?? ''}`;
  if (/CERT|SELF_SIGNED|LEAF_SIGNATURE|ERR_OSSL|ERR_SSL|ERR_TLS|PEM/i.test(text)) return 'certificate';
  return 'unreachable';
}
