import type { Task } from '../background/background.ts';
import { os, userId } from '../rpc/base.ts';
import type { Services } from '../services.ts';
import type { Id } from '../../shared/ids.ts';
import type { Outputs } from '../../shared/contract/index.ts';
import type { Reader } from '../database/database.ts';
import { prunedUntil } from './closed.ts';
import { lastPrunedAt, pruneOld, type Shown } from './prune.ts';
import { cutsOf, retentionOf, setRetention } from './retention.ts';
import { survey } from './survey.ts';

const HOUR_MS = 3_600_000;

export const retentionRouter = {
  settings: os.retention.settings.handler(({ context }) => retentionOf(context.db)),

  changeSettings: os.retention.changeSettings.handler(({ input, context }) => {
    context.write((tx) => setRetention(tx, input));
    return {};
  }),

  prunedUntil: os.retention.prunedUntil.handler(({ input, context }) => ({
    until: prunedUntilOf(context.db, input.assetId),
  })),

  startSurvey: os.retention.startSurvey.handler(({ context }) => {
    const { jobs, database, ports } = context.services;
    const jobId = jobs.start('retention-survey', (control) => {
      const options = { cuts: cutsOf(retentionOf(database), ports.clock.now()) };
      return database.askInSlices(() => survey(database, options), control);
    });
    return { jobId };
  }),

  surveyResult: os.retention.surveyResult.handler(
    ({ input, context }) =>
      context.services.jobs.result(input.jobId, 'retention-survey') as Outputs['retention']['surveyResult'],
  ),

  startPrune: os.retention.startPrune.handler(({ input, context }) => ({
    jobId: startPrune(context.services, userId(context), input.shown),
  })),

  lastPrune: os.retention.lastPrune.handler(({ context }) => ({
    jobId: context.services.jobs.latest('retention-prune'),
  })),

  pruneResult: os.retention.pruneResult.handler(
    ({ input, context }) =>
      context.services.jobs.result(input.jobId, 'retention-prune') as Outputs['retention']['pruneResult'],
  ),
};

/** The latest of its metrics. */
function prunedUntilOf(db: Reader, assetId: Id): number | null {
  const series = db
    .sql(
      'SELECT s.id FROM metrics m JOIN series s ON s.metric_id = m.id WHERE m.asset_id = ? AND m.archived_at IS NULL',
    )
    .pluck()
    .all(assetId) as number[];
  const ends = series.flatMap((id) => prunedUntil(db, id) ?? []);
  return ends.length === 0 ? null : Math.max(...ends);
}

function startPrune({ jobs, database, ports }: Services, actorId: Id | null, shown?: Shown): Id {
  return jobs.start('retention-prune', (control) =>
    pruneOld(database, { actorId, now: ports.clock.now(), shown }, control),
  );
}

/** Looked at every hour, for a station may never run a whole day; done once a day. */
export const pruneDaily: Task = {
  name: 'prune',
  periodMs: HOUR_MS,
  run: (services) => {
    const { jobs, database, ports } = services;
    const last = lastPrunedAt(database);
    if (last !== null && Math.abs(ports.clock.now() - last) < 24 * HOUR_MS) return;
    if (jobs.running('retention-prune') === null) startPrune(services, null);
  },
};
