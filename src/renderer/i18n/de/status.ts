import type { Catalogue } from '../catalogue.ts';
import type { status as en } from '../en/status.ts';

export const status = {
  workOrder: {
    requested: 'Angefragt',
    open: 'Offen',
    'in-progress': 'In Arbeit',
    'on-hold': 'Angehalten',
    completed: 'Erledigt',
    cancelled: 'Storniert',
  },
  workOrderType: {
    corrective: 'Instandsetzung',
    preventive: 'Wartung',
    inspection: 'Inspektion',
    improvement: 'Verbesserung',
    emergency: 'Notfall',
  },
  priority: { low: 'Niedrig', medium: 'Mittel', high: 'Hoch', critical: 'Kritisch' },
  asset: {
    running: 'In Betrieb',
    standby: 'Bereit',
    down: 'Ausgefallen',
    maintenance: 'In Wartung',
    retired: 'Außer Dienst',
  },
  criticality: { A: 'A: legt das Werk still', B: 'B: legt eine Linie still', C: 'C: kann warten' },
  alarm: {
    unacknowledged: 'Neu',
    acknowledged: 'Quittiert',
    'returned-unacknowledged': 'Wieder normal',
    closed: 'Beendet',
  },
  severity: { warning: 'Warnung', critical: 'Kritisch' },
  side: { low: 'Zu niedrig', high: 'Zu hoch' },
  stock: { ok: 'Vorrätig', low: 'Nachbestellen', out: 'Nicht vorrätig', negative: 'Zählung nötig' },
  movement: {
    receipt: 'Zugang',
    issue: 'Entnahme',
    return: 'Rückgabe',
    'transfer-out': 'Umlagerung ab',
    'transfer-in': 'Umlagerung zu',
    count: 'Zählung',
  },
  location: { site: 'Gelände', building: 'Gebäude', area: 'Bereich', store: 'Lager', bin: 'Fach' },
  account: { pending: 'Wartet auf Freigabe', active: 'Aktiv', disabled: 'Gesperrt' },
  role: {
    admin: 'Administrator',
    manager: 'Leitung',
    planner: 'Planung',
    technician: 'Technik',
    storekeeper: 'Lagerverwaltung',
    requester: 'Meldende Person',
  },
} as const satisfies Catalogue<typeof en>;
