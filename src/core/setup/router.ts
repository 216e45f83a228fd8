import { AppError } from '../../shared/errors.ts';
import { loadDemoPlant } from '../demo/load.ts';
import { assertStrongPassword, beginSession, createAccount } from '../people/accounts.ts';
import { hashPassword } from '../people/passwords.ts';
import { builtinRoleId } from '../people/roles.ts';
import { os } from '../rpc/base.ts';
import { assertTimeZone, createPlant, findPlant } from './plant.ts';

export const setupRouter = {
  plant: os.setup.plant.handler(async ({ input, context }) => {
    if (findPlant(context.db) !== undefined) throw new AppError('ALREADY_SET_UP');
    assertStrongPassword(input.adminPassword, input.adminUsername);
    const passwordHash = await hashPassword(input.adminPassword);
    const token = context.write((tx) => {
      // The demo plant will take the place of this database.
      context.services.jobs.assertIdle('demo');
      createPlant(tx, input);
      const id = tx.newId();
      createAccount(tx, {
        id,
        username: input.adminUsername,
        fullName: input.adminFullName,
        roleId: builtinRoleId('admin'),
        passwordHash,
        mustChangePassword: false,
      });
      return beginSession(tx, id, context.services.ports.randomBytes);
    });
    return { token };
  }),

  demo: os.setup.demo.handler(({ input, context }) => {
    const { services } = context;
    if (findPlant(context.db) !== undefined) throw new AppError('ALREADY_SET_UP');
    assertTimeZone(input.timeZone);
    return { jobId: services.jobs.start('demo', (control) => loadDemoPlant(services, input, control)) };
  }),
};
