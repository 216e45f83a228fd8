import { PRIORITIES, WORK_ORDER_STATUSES, WORK_ORDER_TYPES } from '../../../shared/domain/vocabulary.ts';
import { isClosed } from '../../../shared/domain/work-order.ts';
import type { WriteTx } from '../../database/database.ts';
import { folded } from '../../database/same-name.ts';
import { dayIn, plantOf } from '../../setup/plant.ts';
import { nextWorkOrderNumber } from '../../work-orders/numbers.ts';
import { normalised } from '../similar.ts';
import type { Values } from '../values.ts';
import { field, type Kind, type RecordWriter, type RowView, textOf } from './kind.ts';
import { tableSource, type TableSpec, tableWriter } from './table.ts';

const SPEC: TableSpec = {
  table: 'work_orders',
  columns: {
    number: 'number',
    title: 'title',
    description: 'description',
    asset: 'asset_id',
    type: 'type',
    status: 'status',
    priority: 'priority',
    assignee: 'assignee_id',
    dueOn: 'due_on',
    estimatedMinutes: 'estimated_minutes',
    reportedAt: 'created_at',
    startedAt: 'started_at',
    completedAt: 'completed_at',
    result: 'result',
    downtimeMinutes: 'downtime_minutes',
    otherCost: 'other_cost',
  },
  key: 'lower(r.number)',
  name: 'number',
  order: 'natural_key(r.number)',
};

const STATUS_WORDS = {
  new: 'requested',
  reported: 'requested',
  angefragt: 'requested',
  gemeldet: 'requested',
  neu: 'requested',
  released: 'open',
  planned: 'open',
  scheduled: 'open',
  offen: 'open',
  geplant: 'open',
  freigegeben: 'open',
  started: 'in-progress',
  wip: 'in-progress',
  working: 'in-progress',
  'in arbeit': 'in-progress',
  'in bearbeitung': 'in-progress',
  begonnen: 'in-progress',
  angehalten: 'on-hold',
  waiting: 'on-hold',
  paused: 'on-hold',
  pausiert: 'on-hold',
  wartend: 'on-hold',
  zurückgestellt: 'on-hold',
  done: 'completed',
  closed: 'completed',
  complete: 'completed',
  finished: 'completed',
  resolved: 'completed',
  teco: 'completed',
  erledigt: 'completed',
  abgeschlossen: 'completed',
  fertig: 'completed',
  canceled: 'cancelled',
  rejected: 'cancelled',
  storniert: 'cancelled',
  abgebrochen: 'cancelled',
};

const TYPE_WORDS = {
  repair: 'corrective',
  breakdown: 'corrective',
  reactive: 'corrective',
  reparatur: 'corrective',
  instandsetzung: 'corrective',
  korrektiv: 'corrective',
  pm: 'preventive',
  planned: 'preventive',
  scheduled: 'preventive',
  wartung: 'preventive',
  vorbeugend: 'preventive',
  inspektion: 'inspection',
  prüfung: 'inspection',
  check: 'inspection',
  modification: 'improvement',
  project: 'improvement',
  verbesserung: 'improvement',
  umbau: 'improvement',
  notfall: 'emergency',
  urgent: 'emergency',
};

export const workOrders: Kind = {
  kind: 'work_orders',
  read: 'work.read',
  write: 'work.plan',
  fields: [
    field(
      'number',
      'text',
      'work order, work order number, wo, wo number, wo no, order, order number, order no, ticket, ticket number, auftrag, auftragsnummer, auftrags nr, work order no, work order nr, work order id, wo nr, order nr, auftrag nr, ticket nr, nr, no, number, nummer, code',
      {
        isKey: true,
        neverEmpty: true,
        longest: 60,
      },
    ),
    field(
      'title',
      'text',
      'short text, original short text, summary, subject, work, job, task, problem, kurztext, bezeichnung, betreff, titel, auftragstext, work order title, work order description, task description, aufgabe, tätigkeit, auftragskurztext, auftragsbezeichnung',
      {
        required: true,
        insteadOf: 'description',
      },
    ),
    field('description', 'text', 'long text, details, notes, beschreibung, langtext, bemerkung', {
      longest: 20_000,
      verbatim: true,
    }),
    field(
      'asset',
      'reference',
      'asset tag, equipment, equipment number, machine, functional location, tag, anlage, maschine, equipmentnummer, technischer platz, asset number, asset no, asset id, asset code, asset name, equipment no, equipment nr, machine number, machine no, techn platz, anlagennummer, maschinennummer, objekt',
      {
        refersTo: 'assets',
        canCreate: true,
      },
    ),
    field(
      'type',
      'choice',
      'typ, work type, order type, wo type, pm type, maintenance type, activity type, auftragsart, art, auftragstyp, instandhaltungsart, work order type, task type, maintenance activity type',
      {
        choices: [...WORK_ORDER_TYPES],
        words: TYPE_WORDS,
        neverEmpty: true,
      },
    ),
    field(
      'status',
      'choice',
      'state, wo status, order status, system status, zustand, auftragsstatus, work order status, anwenderstatus',
      {
        choices: [...WORK_ORDER_STATUSES],
        words: STATUS_WORDS,
        neverEmpty: true,
      },
    ),
    field('priority', 'choice', 'prio, urgency, priorität, dringlichkeit', {
      choices: [...PRIORITIES],
      words: {
        niedrig: 'low',
        gering: 'low',
        mittel: 'medium',
        normal: 'medium',
        hoch: 'high',
        urgent: 'critical',
        kritisch: 'critical',
        'sehr hoch': 'critical',
        1: 'critical',
        2: 'high',
        3: 'medium',
        4: 'low',
      },
      neverEmpty: true,
    }),
    field(
      'assignee',
      'reference',
      'assigned to, technician, responsible, person responsible, zugewiesen an, techniker, verantwortlich, bearbeiter, assigned technician, assigned user, assignees, lead, zugewiesen, zuständig, ausführender',
      {
        refersTo: 'users',
      },
    ),
    field(
      'dueOn',
      'day',
      'due, due date, due on, required end, finish by, basic finish, bsc finish date, fällig, fällig am, fälligkeit, termin, eckendtermin, due by, target finish, target finish date, suggested completion date, basic fin, basic fin date, basic finish date, eckende, zieldatum, fällig bis, fälligkeitsdatum, deadline',
    ),
    field(
      'estimatedMinutes',
      'integer',
      'estimated time, estimate minutes, planned minutes, duration minutes, geplante minuten, geschätzte minuten, schätzung',
      {
        unit: 'minute',
        least: 0,
        greatest: 10_000_000,
      },
    ),
    field(
      'reportedAt',
      'instant',
      'gemeldet, reported, reported on, created, created at, created on, date, order date, basic start, basic start date, bsc start date, gemeldet am, erstellt, erstellt am, angelegt am, datum, eckstarttermin, date created, created date, creation date, reported date, report date, date reported, bsc start, basic start time, eckstart, erstellungsdatum, meldedatum, erfasst am',
      {
        neverEmpty: true,
      },
    ),
    field(
      'startedAt',
      'instant',
      'started, started on, start, start date, actual start, begonnen, begonnen am, beginn, iststart, actual start date, date started, started at',
    ),
    field(
      'completedAt',
      'instant',
      'completed, completed on, closed, closed on, finished, finish date, end date, actual finish, done on, abgeschlossen, abgeschlossen am, erledigt am, ende, istende, completed at, completion date, completed date, date completed, date closed, actual finish date, erledigt, fertig am, fertiggestellt am, abschlussdatum',
    ),
    field(
      'result',
      'text',
      'work done, resolution, remedy, findings, completion notes, ergebnis, befund, durchgeführte arbeiten, maßnahme',
      {
        longest: 20_000,
        verbatim: true,
      },
    ),
    field(
      'downtimeMinutes',
      'integer',
      'downtime, breakdown minutes, stillstand, stillstandsminuten, ausfallzeit, ausfallminuten',
      {
        unit: 'minute',
        least: 0,
        greatest: 10_000_000,
      },
    ),
    field(
      'otherCost',
      'money',
      'other costs, sonstige kosten, weitere kosten, cost, costs, total cost, actual cost, amount, kosten, istkosten, gesamtkosten, betrag, total costs, actual costs, total actual costs, totalactcosts, gesamtkosten ist',
    ),
  ],
  keyField: 'number',
  uniqueField: 'number',
  keyNeeds: 'cells',
  keyOf: ({ number }) => (textOf(number) === null ? null : folded(number as string)),
  labelOf: ({ number, title }) => [textOf(number), textOf(title)].filter((text) => text !== null).join(' '),
  source: tableSource(SPEC),
  complete: (values) => {
    values['type'] ??= 'corrective';
    values['status'] ??= typeof values['completedAt'] === 'number' ? 'completed' : 'open';
    values['priority'] ??= 'medium';
    if (values['status'] === 'completed')
      values['completedAt'] ??= values['startedAt'] ?? values['reportedAt'] ?? null;
  },
  assumed: { field: 'status', value: 'open', since: 'reportedAt' },
  check: (rows) => rows.forEach(checkDates),
  twins: [
    {
      field: 'title',
      of: ({ asset, title, reportedAt }) =>
        textOf(title) === null || typeof reportedAt !== 'number'
          ? null
          : `${textOf(asset) ?? ''}/${normalised(title as string)}/${reportedAt}`,
      asks: ({ number }) => textOf(number) === null,
    },
    {
      field: 'title',
      of: ({ asset, title }) =>
        textOf(title) === null ? null : `${textOf(asset) ?? ''}/${normalised(title as string)}`,
      asks: ({ number, reportedAt }) => textOf(number) === null && typeof reportedAt !== 'number',
    },
  ],
  writer,
};

/** Nothing ends before it began, and only work that is completed has an end. */
function checkDates({ values, stored, bad }: RowView): void {
  const now = { ...stored?.values, ...values };
  const { reportedAt, startedAt, completedAt, status } = now;
  const began = typeof startedAt === 'number' ? startedAt : reportedAt;
  const isTold = ['reportedAt', 'startedAt', 'completedAt'].some((key) => values[key] !== undefined);
  if (isTold && typeof completedAt === 'number' && typeof began === 'number' && completedAt < began)
    bad('completedAt', 'out-of-range');
  if (typeof completedAt === 'number' && status !== 'completed') {
    if (values['completedAt'] === undefined) values['completedAt'] = null;
    else bad('completedAt', 'not-allowed');
  }
  const isCompleted = values['status'] === 'completed' || values['completedAt'] === null;
  if (stored !== null && isCompleted && status === 'completed' && typeof completedAt !== 'number') {
    values['completedAt'] = typeof began === 'number' ? began : null;
  }
}

function writer(tx: WriteTx): RecordWriter {
  const row = tableWriter(tx, SPEC, { created_by: tx.actorId });
  const { timeZone } = plantOf(tx);
  return {
    create(id, given) {
      const values: Values = { ...given, reportedAt: given['reportedAt'] ?? tx.now };
      if (values['status'] === 'completed') values['completedAt'] ??= values['reportedAt'];
      values['number'] ??= nextWorkOrderNumber(
        tx,
        Number(dayIn(timeZone, values['reportedAt'] as number).slice(0, 4)),
      );
      row.create(id, values);
    },
    change(stored, changes) {
      row.change(stored, changes);
      const status = changes['status'];
      if (typeof status === 'string' && !isClosed(status as never)) {
        tx.sql('UPDATE work_orders SET completed_at = NULL, completed_by = NULL WHERE id = ?').run(stored.id);
      }
    },
  };
}
