import { os, signedIn } from '../rpc/base.ts';
import { plantOf } from '../setup/plant.ts';
import { printLabels } from './print.ts';
import { allLabels, listLabels, listPrinters, printerById } from './queries.ts';
import { archivePrinter, savePrinter } from './service.ts';

export const labelsRouter = {
  list: os.labels.list.handler(({ input, context }) =>
    listLabels(context.db, signedIn(context).permissions, input),
  ),

  printers: os.labels.printers.handler(({ context }) => listPrinters(context.db)),

  savePrinter: os.labels.savePrinter.handler(({ input, context }) => {
    context.write((tx) => savePrinter(tx, input));
    return { id: input.id };
  }),

  archivePrinter: os.labels.archivePrinter.handler(({ input, context }) => {
    context.write((tx) => archivePrinter(tx, input.id));
    return { id: input.id };
  }),

  print: os.labels.print.handler(({ input, context }) => {
    const { jobId, printerId, sources, withPlant, ...options } = input;
    const { jobs, ports } = context.services;
    const run = {
      ...options,
      printer: printerById(context.db, printerId),
      labels: allLabels(context.db, signedIn(context).permissions, sources),
      plant: withPlant ? plantOf(context.db).companyName : null,
    };
    return { jobId: jobs.start('label-print', (control) => printLabels(ports.network, run, control), jobId) };
  }),
};
