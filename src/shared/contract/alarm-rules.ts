import { z } from 'zod';
import { PRIORITIES, SEVERITIES } from '../domain/vocabulary.ts';
import { BUILTIN_ROLES } from '../permissions.ts';
import { holdMsSchema, relapseMsSchema } from './verification.ts';
import { command, doneSchema, idSchema, nameSchema, personRefSchema, query } from './base.ts';

/** Longest time that an alarm may stand before work is opened for it: 30 days. */
export const MAX_WORK_AFTER_MS = 30 * 24 * 60 * 60 * 1000;

/** Whom the alarms of a metric call, and what work is opened for them by itself. */
export const alarmRuleSchema = z.object({
  /** People, teams and roles by id; null: everybody who may acknowledge alarms. */
  notify: z.array(idSchema).min(1).max(50).nullable(),
  /** Work is opened for an alarm of at least this severity ... */
  workSeverity: z.enum(SEVERITIES),
  /** ... that has stood for so long, at once at 0; null: never. */
  workAfterMs: z.int().min(0).max(MAX_WORK_AFTER_MS).nullable(),
  /** Null: made of metric and severity, in the language of the plant. */
  workTitle: nameSchema.nullable(),
  /** Null: follows from the severity. */
  workPriority: z.enum(PRIORITIES).nullable(),
  assigneeId: idSchema.nullable(),
  checklistTemplateId: idSchema.nullable(),
  /** How a fix is proved, and how long a new episode is its relapse; null: as the plant has it. */
  verifyMs: holdMsSchema.nullable().default(null),
  relapseMs: relapseMsSchema.nullable().default(null),
});
export type AlarmRule = z.infer<typeof alarmRuleSchema>;

export const RECIPIENT_KINDS = ['role', 'team', 'person'] as const;

export const alarmRules = {
  /** That of a metric; one without calls everybody who may acknowledge, and opens no work. */
  get: query('metrics.read', ['metrics'])
    .input(z.object({ metricId: idSchema }))
    .output(alarmRuleSchema),
  /** What a rule can name: roles, teams, people, who does work, checklists. */
  choices: query('metrics.write', ['people', 'work', 'assets']).output(
    z.object({
      recipients: z.array(
        z.object({
          id: idSchema,
          kind: z.enum(RECIPIENT_KINDS),
          name: z.string(),
          builtin: z.enum(BUILTIN_ROLES).nullable(),
        }),
      ),
      assignees: z.array(personRefSchema),
      templates: z.array(z.object({ id: idSchema, name: z.string() })),
    }),
  ),
  /** `base` is what the change was made from: refused with RECORD_CHANGED {by} where the rule is another now. */
  save: command('metrics.write')
    .input(z.object({ metricId: idSchema, rule: alarmRuleSchema, base: alarmRuleSchema.optional() }))
    .output(doneSchema),
};
