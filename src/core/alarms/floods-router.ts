import { os } from '../rpc/base.ts';
import { floodById, floodSettingsOf, setFloodSettings } from './floods.ts';

export const alarmFloodsRouter = {
  get: os.alarmFloods.get.handler(({ input, context }) => floodById(context.db, input.id)),

  settings: os.alarmFloods.settings.handler(({ context }) => floodSettingsOf(context.db)),

  changeSettings: os.alarmFloods.changeSettings.handler(({ input, context }) => {
    context.write((tx) => setFloodSettings(tx, input));
    return {};
  }),
};
