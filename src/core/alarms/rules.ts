/** The rule of a metric: what its alarms do when they ring, and when they have stood for a while. */
import { and, asc, eq, isNull } from 'drizzle-orm';
import type { AlarmRule } from '../../shared/contract/alarm-rules.ts';
import type { Outputs } from '../../shared/contract/index.ts';
import { AppError } from '../../shared/errors.ts';
import { derivedId, type Id } from '../../shared/ids.ts';
import { assertLiveAsset } from '../assets/service.ts';
import type { Task } from '../background/background.ts';
import { assertOneOf } from '../database/assert-unchanged.ts';
import type { Reader, WriteTx } from '../database/database.ts';
import { natural } from '../database/natural-order.ts';
import { alarmRules, alarms, assets, metrics, roles, teams, users } from '../database/schema/index.ts';
import { metricRow } from '../metrics/series.ts';
import { notify } from '../notifications/notify.ts';
import { assertAssignable, assignees } from '../work-orders/assignees.ts';
import { tellRelapse } from '../verifications/relapse.ts';
import { openWorkByRule } from '../work-orders/create.ts';
import { findTemplate, listTemplates } from '../work-orders/templates.ts';
import { calledBy } from './called.ts';
import { ringInFlood } from './floods.ts';

const NO_RULE: AlarmRule = {
  notify: null,
  workSeverity: 'critical',
  workAfterMs: null,
  workTitle: null,
  workPriority: null,
  assigneeId: null,
  checklistTemplateId: null,
  verifyMs: null,
  relapseMs: null,
};

export function ruleOf(db: Reader, metricId: Id): AlarmRule {
  const row = db.select().from(alarmRules).where(eq(alarmRules.metricId, metricId)).get();
  if (row === undefined) return NO_RULE;
  const { workSeverity, workAfterMs, workTitle, workPriority, assigneeId, checklistTemplateId } = row;
  const { verifyMs, relapseMs } = row;
  const told = row.notify === null ? null : [...row.notify];
  return {
    notify: told,
    workSeverity,
    workAfterMs,
    workTitle,
    workPriority,
    assigneeId,
    checklistTemplateId,
    verifyMs,
    relapseMs,
  };
}

/**
 * @param base what the change was made from; undefined replaces whatever stands
 * @throws AppError NOT_FOUND, also for whom or what it newly names, or RECORD_CHANGED {by}
 */
export function saveRule(tx: WriteTx, metricId: Id, rule: AlarmRule, base?: AlarmRule): void {
  assertLiveAsset(tx, metricRow(tx, metricId).assetId);
  const id = derivedId('alarm-rule', metricId);
  const before = ruleOf(tx, metricId);
  if (base !== undefined) assertOneOf(tx, 'alarm_rules', id, before, [base, rule]);
  const { assigneeId, checklistTemplateId } = rule;
  if (assigneeId !== null && assigneeId !== before.assigneeId) assertAssignable(tx, assigneeId);
  if (checklistTemplateId !== null && checklistTemplateId !== before.checklistTemplateId) {
    findTemplate(tx, checklistTemplateId);
  }
  const known = new Set([...recipients(tx).map((recipient) => recipient.id), ...(before.notify ?? [])]);
  if (rule.notify?.some((recipient) => !known.has(recipient))) {
    throw new AppError('NOT_FOUND', { entity: 'person' });
  }
  const values = { ...rule, updatedAt: tx.now };
  tx.insert(alarmRules)
    .values({ id, metricId, ...values })
    .onConflictDoUpdate({ target: alarmRules.metricId, set: values })
    .run();
}

function recipients(db: Reader): Outputs['alarmRules']['choices']['recipients'] {
  const allRoles = db
    .select()
    .from(roles)
    .orderBy(asc(natural(roles.name)))
    .all();
  const allTeams = db
    .select()
    .from(teams)
    .where(isNull(teams.archivedAt))
    .orderBy(asc(natural(teams.name)))
    .all();
  const people = db
    .select({ id: users.id, name: users.fullName })
    .from(users)
    .where(and(eq(users.status, 'active'), isNull(users.archivedAt)))
    .orderBy(asc(natural(users.fullName)))
    .all();
  return [
    ...allRoles.map(({ id, name, builtin }) => ({
      id,
      kind: 'role' as const,
      name,
      builtin: builtin as Outputs['alarmRules']['choices']['recipients'][number]['builtin'],
    })),
    ...allTeams.map(({ id, name }) => ({ id, kind: 'team' as const, name, builtin: null })),
    ...people.map((person) => ({ ...person, kind: 'person' as const, builtin: null })),
  ];
}

export function ruleChoices(db: Reader): Outputs['alarmRules']['choices'] {
  return {
    recipients: recipients(db),
    assignees: assignees(db).map(({ id, fullName }) => ({ id, fullName })),
    templates: listTemplates(db).map(({ id, name }) => ({ id, name })),
  };
}

/**
 * Rings an alarm: one just raised, one that became worse, or one that is no longer held. People are told, and where
 * the rule says so work is opened. One that never rings, is held, or is of an archived metric, stays quiet. In a flood
 * people are told of that alone; work is opened all the same.
 * @param timely false of what came late or with an import
 */
export function ring(tx: WriteTx, alarmId: Id, { timely }: { readonly timely: boolean }): void {
  const about = tx
    .select({ metricId: metrics.id, tag: assets.tag, metric: metrics.name })
    .from(alarms)
    .innerJoin(metrics, eq(metrics.id, alarms.metricId))
    .innerJoin(assets, eq(assets.id, metrics.assetId))
    .where(
      and(eq(alarms.id, alarmId), eq(alarms.rings, true), isNull(alarms.held), isNull(metrics.archivedAt)),
    )
    .get();
  if (about === undefined) return;
  if (!ringInFlood(tx, alarmId, { timely })) {
    notify(tx, calledBy(tx, about.metricId), {
      kind: 'alarm-raised',
      entity: 'alarms',
      entityId: alarmId,
      subject: `${about.tag} · ${about.metric}`,
    });
  }
  tellRelapse(tx, alarmId);
  if (dueWork(tx, tx.now, alarmId).length > 0) openWork(tx, alarmId);
}

/** A breach that was over for so long when it became known needs no work, in milliseconds. */
const LONG_OVER_MS = 86_400_000;

/** Work opened at once; the rest follows the next time. */
const AT_ONCE = 100;

const IS_DUE = `a.rings = 1 AND a.held IS NULL AND a.work_order_id IS NULL AND s.archived_at IS NULL
  AND NOT EXISTS (SELECT 1 FROM metrics m WHERE m.id = a.metric_id AND m.archived_at IS NOT NULL)
  AND (r.work_severity = 'warning' OR a.severity = 'critical')`;

/** Alarms that ask for work by now: the one that rings, or all that have stood for long enough. */
function dueWork(db: Reader, now: number, ringing: Id | null): Id[] {
  if (ringing !== null) {
    return db
      .sql(
        `SELECT a.id FROM alarms a JOIN alarm_rules r ON r.metric_id = a.metric_id JOIN assets s ON s.id = a.asset_id
         WHERE a.id = :ringing AND ${IS_DUE} AND r.work_after_ms = 0
           AND (a.ended_at IS NULL OR a.ended_at > :now - ${LONG_OVER_MS})`,
      )
      .pluck()
      .all({ now, ringing }) as Id[];
  }
  return db
    .sql(
      `SELECT a.id FROM alarms a JOIN alarm_rules r ON r.metric_id = a.metric_id JOIN assets s ON s.id = a.asset_id
       WHERE ${IS_DUE} AND (a.ended_at IS NULL OR a.acknowledged_at IS NULL) AND a.ended_at IS NULL
         AND a.raised_at + r.work_after_ms <= :now
       ORDER BY a.raised_at, a.id LIMIT ${AT_ONCE}`,
    )
    .pluck()
    .all({ now }) as Id[];
}

function openWork(tx: WriteTx, alarmId: Id): void {
  const alarm = tx.select({ metricId: alarms.metricId }).from(alarms).where(eq(alarms.id, alarmId)).get()!;
  openWorkByRule(tx, alarmId, ruleOf(tx, alarm.metricId));
}

/** Opens work for alarms that have stood for as long as their rule says. */
export const openWorkForStanding: Task = {
  name: 'alarms.openWork',
  periodMs: 15_000,
  run: async ({ database, ports }) => {
    if (dueWork(database, ports.clock.now(), null).length === 0) return;
    await database.writeWhenIdle({ actorId: null, command: 'alarms.openWork' }, (tx) => {
      for (const alarmId of dueWork(tx, tx.now, null)) openWork(tx, alarmId);
    });
  },
};
