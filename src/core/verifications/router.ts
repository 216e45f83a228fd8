import { os } from '../rpc/base.ts';
import { waiveProof } from './service.ts';
import { plantTerms, setPlantTerms } from './settings.ts';

export const verificationRouter = {
  settings: os.verification.settings.handler(({ context }) => plantTerms(context.db)),
  changeSettings: os.verification.changeSettings.handler(({ input, context }) => {
    context.write((tx) => setPlantTerms(tx, input));
    return {};
  }),
  waive: os.verification.waive.handler(({ input, context }) => {
    context.write((tx) => waiveProof(tx, input));
    return { id: input.id };
  }),
};
