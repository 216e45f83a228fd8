/** Sources that bring readings by themselves, and the readings that were held back. */
import { z } from 'zod';
import {
  ACTIVITY_PROBLEMS,
  ACTIVITY_STATES,
  DATA_SOURCE_KINDS,
  QUARANTINE_REASONS,
} from '../domain/data-sources.ts';
import { MAX_EXPECTED_MS, MIN_EXPECTED_MS } from '../domain/source-silence.ts';
import {
  command,
  doneSchema,
  idSchema,
  lineSchema,
  nameSchema,
  page,
  query,
  shortTextSchema,
  windowSchema,
} from './base.ts';
import { dialectSchema } from './imports.ts';

/** Readings of one request of a collector, or of one message. */
export const MOST_READINGS = 5000;
/** Rows that one decision takes or discards: with an alarm for each a second or two; asked again it goes on. */
export const MOST_DECIDED = 500;

/** Names of a sample that are shown. */
export const MOST_NAMES = 200;

const topicSchema = lineSchema.min(1).max(400);
/** RFC 6901: empty for the whole, or `/name/name`. */
const pointerSchema = lineSchema.max(200).regex(/^(?:\/[^/]*)*$/);
const pemSchema = z.string().max(50_000);

export const mqttConfigSchema = z.object({
  url: lineSchema.max(400).regex(/^(?:mqtts?|wss?):\/\/[^\s/@?#]+(?:\/[^\s@?#]*)?$/),
  user: shortTextSchema,
  /** PEM text of the authority that vouches for the broker; empty: those the system knows. */
  ca: pemSchema,
  /** PEM text of a certificate of this station. */
  cert: pemSchema,
  /** With `{asset}` and `{metric}` as levels of their own, e.g. `plant/{asset}/{metric}`; empty: explicit topics alone. */
  template: lineSchema.max(400),
  /** Where in a JSON payload they stand. */
  valuePointer: pointerSchema,
  tsPointer: pointerSchema,
  unitPointer: pointerSchema,
});
export type MqttConfig = z.infer<typeof mqttConfigSchema>;

/** What a column is called in its header; without one, `#3` for the third. */
const columnSchema = lineSchema.min(1).max(120);

/** How the rows of a file are laid out. */
export const layoutSchema = z.discriminatedUnion('kind', [
  /** A column for each metric. */
  z.object({
    kind: z.literal('wide'),
    /** Null: as each file shows it. */
    time: columnSchema.nullable(),
  }),
  /** A row for each reading. */
  z.object({
    kind: z.literal('long'),
    time: columnSchema.nullable(),
    /** The column that names the metric, or that of the asset and that of the metric. */
    names: z.array(columnSchema).min(1).max(2),
    value: columnSchema,
    unit: columnSchema.nullable(),
  }),
]);
export type Layout = z.infer<typeof layoutSchema>;

export const folderConfigSchema = z.object({
  /** Absolute, on the station. */
  path: lineSchema.min(1).max(1000),
  /** Of the names of files: `*` for any characters, `?` for one. */
  pattern: lineSchema
    .min(1)
    .max(100)
    .regex(/^[^/\\]+$/),
  pollSeconds: z.int().min(5).max(3600),
  /** IANA zone of times that carry no offset of their own. */
  zone: dialectSchema.shape.zone,
  /** Null: as each file shows it; one that leaves it in doubt is not read. */
  decimalMark: dialectSchema.shape.decimalMark.nullable(),
  dateFormat: dialectSchema.shape.dateFormat.nullable(),
  /** Left out: as each file shows it. */
  layout: layoutSchema.optional(),
});
export type FolderConfig = z.infer<typeof folderConfigSchema>;

/** It is quiet when nothing comes for so long; left out: it may be silent for any time. */
const expectation = { expectedMs: z.int().min(MIN_EXPECTED_MS).max(MAX_EXPECTED_MS).optional() };

export const dataSourceConfigSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('http'), ...expectation }),
  mqttConfigSchema.extend({ kind: z.literal('mqtt'), ...expectation }),
  folderConfigSchema.extend({ kind: z.literal('folder'), ...expectation }),
]);
export type DataSourceConfig = z.infer<typeof dataSourceConfigSchema>;

/** What a source calls a metric, and the metric as `TAG/name`. */
const mappedSchema = z.object({ address: topicSchema, metric: lineSchema.min(1).max(400) });

/** What a broker wants to know and nobody is shown again; what is left out stays as it is. */
const secretsSchema = z.object({ password: z.string().max(1000).optional(), key: pemSchema.optional() });

export const CONNECTION_STATES = [
  'off',
  'elsewhere',
  'no-key',
  'listening',
  'connecting',
  'connected',
  'watching',
  'quiet',
  'failed',
] as const;
export type ConnectionState = (typeof CONNECTION_STATES)[number];

export const CONNECTION_PROBLEMS = [
  'endpoint-off',
  'address-in-use',
  'address-unavailable',
  'unreachable',
  'refused-login',
  'certificate',
  'refused-topics',
  'storing-failed',
  'folder-missing',
  'folder-unreadable',
  'folder-not-own',
  'file-unreadable',
  'file-not-moved',
  'other',
] as const;
export type ConnectionProblem = (typeof CONNECTION_PROBLEMS)[number];

export const dataSourceSchema = z.object({
  id: idSchema,
  kind: z.enum(DATA_SOURCE_KINDS),
  name: z.string(),
  enabled: z.boolean(),
  config: dataSourceConfigSchema,
  mapping: z.array(z.object({ address: z.string(), metric: z.string() })),
  /** A key or password stands; which one, nobody is told. */
  hasSecret: z.boolean(),
  state: z.enum(CONNECTION_STATES),
  problem: z.enum(CONNECTION_PROBLEMS).nullable(),
  lastHeardAt: z.int().nullable(),
  /** Since when nothing has come, where that is longer than expected. */
  quietSince: z.int().nullable(),
  /** Metrics under names of its own that may be silent for any time. */
  unwatched: z.int(),
  taken: z.int(),
  duplicates: z.int(),
  quarantined: z.int(),
  /** Of those, waiting for a decision. */
  waiting: z.int(),
  /** Messages that were larger than 1 MB, of which nothing was taken. */
  tooLarge: z.int(),
  /** Messages that a broker had kept and that say no time, of which nothing was taken. */
  retained: z.int(),
});
export type DataSource = z.infer<typeof dataSourceSchema>;

export const endpointSchema = z.object({
  enabled: z.boolean(),
  /** An address of this computer. */
  host: z.union([z.ipv4(), z.ipv6()]),
  port: z.int().min(1024).max(65_535),
});
export type Endpoint = z.infer<typeof endpointSchema>;

/** 32 random bytes in base64url, behind a prefix by which it is recognised where it should not be. */
export const apiKeySchema = z.string().regex(/^mwk_[A-Za-z0-9_-]{43}$/);

const reasonSchema = z.enum(QUARANTINE_REASONS);
const decisionSchema = z.object({
  sourceId: idSchema,
  reason: reasonSchema,
  /** Rows of the group; left out: all of it. */
  ids: z.array(z.int().min(1)).min(1).max(500).optional(),
  /** Where the last answer said that it goes on. */
  after: z.int().min(0).optional(),
});

export const heldGroupSchema = z.object({
  sourceId: idSchema,
  source: z.string(),
  reason: reasonSchema,
  count: z.int(),
});

export const quarantinedSchema = z.object({
  id: z.int(),
  address: z.string(),
  metric: z.object({ id: idSchema, label: z.string(), unit: z.string() }).nullable(),
  ts: z.int().nullable(),
  value: z.string(),
  /** What the metric calls the state that the value is a code of. */
  state: z.string().nullable(),
  /** What is stored at the instant, as it would be shown; null: nothing. */
  stored: z.string().nullable(),
  unit: z.string().nullable(),
  receivedAt: z.int(),
});

export const activitySchema = z.object({
  id: z.int(),
  /** Of a file; of a message that was too large its topic. */
  name: z.string(),
  state: z.enum(ACTIVITY_STATES),
  problem: z.enum(ACTIVITY_PROBLEMS).nullable(),
  /** Bytes. */
  size: z.int(),
  taken: z.int(),
  duplicates: z.int(),
  quarantined: z.int(),
  /** Messages in a row. */
  times: z.int(),
  startedAt: z.int(),
  endedAt: z.int().nullable(),
});
export type Activity = z.infer<typeof activitySchema>;

export const dataSources = {
  list: query('metrics.write', ['metrics', 'readings', 'assets']).output(z.array(dataSourceSchema)),
  /**
   * Adds a source, or changes the one with this id. Secrets are kept for the address and user they were entered
   * for. Which folder is watched, and what of it, is for who manages the plant: FORBIDDEN {permission}. Refused with
   * INVALID_INPUT {fields} for a folder that is not absolute or holds the data of this station, and with
   * ALREADY_EXISTS {field: 'name'}, METRIC_UNKNOWN {metric}.
   */
  save: command('metrics.write')
    .input(
      z.object({
        id: idSchema,
        name: nameSchema,
        enabled: z.boolean(),
        config: dataSourceConfigSchema,
        mapping: z.array(mappedSchema).max(2000),
        secrets: secretsSchema.optional(),
      }),
    )
    .output(doneSchema),
  /** What became of each file, and messages that were too large; the newest first. */
  activity: query('metrics.write', ['metrics', 'readings'])
    .input(windowSchema.extend({ sourceId: idSchema }))
    .output(page(activitySchema)),
  archive: command('metrics.write')
    .input(z.object({ id: idSchema }))
    .output(doneSchema),
  /** Puts a key, made by the window, in the place of the one before; only its hash is kept. */
  setKey: command('metrics.write')
    .input(z.object({ id: idSchema, key: apiKeySchema }))
    .output(doneSchema),
  /** Whether a broker can be reached so, or a folder read (for who may choose one); of a saved source with the secrets that it has. */
  test: command('metrics.write', { writesNothing: true })
    .input(z.object({ id: idSchema, config: dataSourceConfigSchema, secrets: secretsSchema.optional() }))
    .output(z.object({ problem: z.enum(CONNECTION_PROBLEMS).nullable() })),
  /** The names in the beginning of an uploaded file with a row for each reading; for who chooses folders. */
  namesInSample: query('plant.manage', ['metrics', 'assets'])
    .input(z.object({ uploadId: idSchema, columns: z.array(z.int().min(0).max(1000)).min(1).max(2) }))
    .output(
      z.object({
        /** Known: they mean a metric by themselves, as `TAG/name` or its id. */
        names: z.array(z.object({ name: z.string(), isKnown: z.boolean() })),
        /** The sample has no more than these. */
        isWhole: z.boolean(),
      }),
    ),
  /** Where collectors send their readings to. */
  endpoint: query('metrics.write', ['plant', 'metrics']).output(
    endpointSchema.extend({
      state: z.enum(CONNECTION_STATES),
      problem: z.enum(CONNECTION_PROBLEMS).nullable(),
      /** Addresses of this computer, loopback first. */
      addresses: z.array(z.object({ host: z.string(), name: z.string() })),
    }),
  ),
  setEndpoint: command('plant.manage').input(endpointSchema).output(z.object({})),
  /** Readings that wait for a decision. */
  quarantine: query('metrics.write', ['metrics', 'readings', 'assets']).output(
    z.object({
      groups: z.array(heldGroupSchema),
      /** Older ones that had to make room. */
      forgotten: z.int(),
    }),
  ),
  quarantined: query('metrics.write', ['metrics', 'readings', 'assets'])
    .input(windowSchema.extend({ sourceId: idSchema, reason: reasonSchema }))
    .output(page(quarantinedSchema)),
  /**
   * Takes readings that were held back: as they are, or only what passes by now. What has no metric or is no number
   * stays. `left` of what was looked at stay; `next`: behind which to go on. What differs from a stored value replaces it,
   * which is recorded as a correction; of two of the same instant the earlier one is superseded, and discarded. It stays
   * where the stored value is one of a step of a checklist, or an import into its metric runs.
   */
  take: command('metrics.write')
    .input(decisionSchema.extend({ asTheyAre: z.boolean() }))
    .output(z.object({ taken: z.int(), superseded: z.int(), left: z.int(), next: z.int().nullable() })),
  discard: command('metrics.write')
    .input(decisionSchema)
    .output(z.object({ discarded: z.int(), next: z.int().nullable() })),
};
