import { os } from '../rpc/base.ts';
import { fleetCells } from './cells.ts';
import { frameOf, metricsOfFleet } from './selection.ts';

export const fleetRouter = {
  metrics: os.fleet.metrics.handler(({ input, context }) => metricsOfFleet(context.db, input.of)),
  frame: os.fleet.frame.handler(({ input, context }) => frameOf(context.db, input)),
  cells: os.fleet.cells.handler(({ input, context }) => fleetCells(context.db, input)),
};
