import { os } from '../rpc/base.ts';
import { listSuppliers, partsOfSupplier, supplierById, supplierNames } from './queries.ts';
import { archiveSupplier, createSupplier, restoreSupplier, updateSupplier } from './service.ts';

export const suppliersRouter = {
  list: os.suppliers.list.handler(({ input, context }) => listSuppliers(context.db, input)),
  names: os.suppliers.names.handler(({ context }) => supplierNames(context.db)),
  get: os.suppliers.get.handler(({ input, context }) => supplierById(context.db, input.id)),
  parts: os.suppliers.parts.handler(({ input, context }) => partsOfSupplier(context.db, input)),

  create: os.suppliers.create.handler(({ input, context }) => {
    context.write((tx) => createSupplier(tx, input));
    return { id: input.id };
  }),

  update: os.suppliers.update.handler(({ input, context }) => {
    context.write((tx) => updateSupplier(tx, input));
    return { id: input.id };
  }),

  archive: os.suppliers.archive.handler(({ input, context }) => {
    context.write((tx) => archiveSupplier(tx, input.id));
    return { id: input.id };
  }),

  restore: os.suppliers.restore.handler(({ input, context }) => {
    context.write((tx) => restoreSupplier(tx, input.id));
    return { id: input.id };
  }),
};
