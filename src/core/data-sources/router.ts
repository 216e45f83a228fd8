import { MAX_READINGS_BYTES } from '../../shared/contract/uploads.ts';
import { os, signedIn, userId } from '../rpc/base.ts';
import { activityOf } from './activity.ts';
import { discardHeld, takeHeld } from './decide.ts';
import { endpointOf, ownAddresses, setEndpoint } from './endpoint.ts';
import { folderProblem } from './folder.ts';
import { tryBroker } from './mqtt.ts';
import { quarantinedOf, quarantineGroups } from './quarantine.ts';
import { listSources } from './queries.ts';
import { namesInSample } from './sample.ts';
import {
  archiveSource,
  assertMayWatch,
  liveSources,
  saveSource,
  secretFor,
  type Secrets,
  setKey,
} from './service.ts';

export const dataSourcesRouter = {
  list: os.dataSources.list.handler(({ context: { db, services } }) =>
    listSources(db, services.sources, {
      stationId: services.database.stationId,
      now: services.ports.clock.now(),
    }),
  ),
  endpoint: os.dataSources.endpoint.handler(({ context: { db, services } }) => ({
    ...endpointOf(db, services.database.stationId),
    ...services.sources.endpoint,
    addresses: ownAddresses(),
  })),
  quarantine: os.dataSources.quarantine.handler(({ context }) => quarantineGroups(context.db)),
  quarantined: os.dataSources.quarantined.handler(({ input, context }) => quarantinedOf(context.db, input)),

  namesInSample: os.dataSources.namesInSample.handler(({ input: { uploadId, columns }, context }) => {
    const { uploads } = context.services;
    const upload = uploads.complete(uploadId, userId(context), MAX_READINGS_BYTES);
    return namesInSample(context.db, uploads, upload, columns);
  }),

  activity: os.dataSources.activity.handler(({ input, context }) => activityOf(context.db, input)),

  save: os.dataSources.save.handler(({ input, context }) => {
    const { database, dataFolder } = context.services;
    const { permissions } = signedIn(context);
    context.write((tx) => saveSource(tx, input, { stationId: database.stationId, dataFolder, permissions }));
    return { id: input.id };
  }),
  archive: os.dataSources.archive.handler(({ input, context }) => {
    context.write((tx) => archiveSource(tx, input.id));
    return { id: input.id };
  }),
  setKey: os.dataSources.setKey.handler(({ input, context }) => {
    context.write((tx) => setKey(tx, input.id, input.key));
    return { id: input.id };
  }),
  setEndpoint: os.dataSources.setEndpoint.handler(({ input, context }) => {
    context.write((tx) => setEndpoint(tx, context.services.database.stationId, input));
    return {};
  }),
  test: os.dataSources.test.handler(async ({ input: { id, config, secrets }, context }) => {
    const { db, services } = context;
    if (config.kind === 'folder') {
      const watched = assertMayWatch(config, { ...services, permissions: signedIn(context).permissions });
      return { problem: await folderProblem(watched) };
    }
    if (config.kind === 'http') {
      const { state, problem } = services.sources.endpoint;
      return { problem: state === 'off' ? 'endpoint-off' : problem };
    }
    const known = liveSources(db).find((row) => row.id === id);
    const secret = secretFor(known, config, secrets);
    // A name of its own: the broker would end the subscription that has the other.
    const clientId = `millwright-test-${Buffer.from(services.ports.randomBytes(6)).toString('hex')}`;
    const problem = await tryBroker(
      config,
      secret === null ? null : (JSON.parse(secret) as Secrets),
      clientId,
    );
    return { problem };
  }),
  take: os.dataSources.take.handler(({ input, context }) => {
    const by = signedIn(context).userId;
    return context.write((tx) => takeHeld(tx, by, input));
  }),
  discard: os.dataSources.discard.handler(({ input, context }) =>
    context.write((tx) => discardHeld(tx, input)),
  ),
};
