import { endFloods } from '../alarms/floods.ts';
import { endShelves } from '../alarms/refresh-holds.ts';
import { openWorkForStanding } from '../alarms/rules.ts';
import { watchSilence } from '../alarms/silence.ts';
import { reviewFixes } from '../verifications/review.ts';
import { pruneDaily } from '../metrics/retention-router.ts';
import { judgePredictions, watchPredictions } from '../predictions/watch.ts';
import { watchQuiet } from '../data-sources/quiet.ts';
import { watchFolders } from '../data-sources/sources.ts';
import type { Task } from './background.ts';

/** In the order in which they are begun. */
export const TASKS: readonly Task[] = [
  watchSilence,
  endShelves,
  endFloods,
  openWorkForStanding,
  reviewFixes,
  pruneDaily,
  judgePredictions,
  watchPredictions,
  watchFolders,
  watchQuiet,
];
