import { os } from '../rpc/base.ts';
import { metricRow } from '../metrics/series.ts';
import { ruleChoices, ruleOf, saveRule } from './rules.ts';

export const alarmRulesRouter = {
  get: os.alarmRules.get.handler(({ input, context }) => {
    metricRow(context.db, input.metricId);
    return ruleOf(context.db, input.metricId);
  }),
  choices: os.alarmRules.choices.handler(({ context }) => ruleChoices(context.db)),
  save: os.alarmRules.save.handler(({ input, context }) => {
    const { metricId, rule, base } = input;
    context.write((tx) => saveRule(tx, metricId, rule, base));
    return { id: metricId };
  }),
};
