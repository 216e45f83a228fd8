import type { Catalogue } from '../catalogue.ts';
import type { alarms as en } from '../en/alarms.ts';

export const alarms = {
  title: 'Alarme',
  keywords: 'Störungen Meldungen Grenzwerte quittieren',
  view: { label: 'Welche Alarme', standing: 'Anstehend', all: 'Alle' },
  name: { low: '{{metric}} zu niedrig', high: '{{metric}} zu hoch' },
  column: {
    alarm: 'Alarm',
    severity: 'Schwere',
    asset: 'Anlage',
    state: 'Zustand',
    since: 'Beginn',
    lasted: 'Dauer',
    value: 'Jetzt / extrem',
    peak: 'Extremwert',
    limit: 'Grenzwert',
    work: 'Arbeitsauftrag',
    next: 'Nächster Schritt',
  },
  lasting: 'dauert an',
  filter: { severity: 'Schwere', anySeverity: 'Jede Schwere' },
  empty: {
    standing: 'Es steht kein Alarm an',
    standingHint:
      'Jede überwachte Messgröße liegt innerhalb ihrer Grenzwerte, oder ihr Alarm ist quittiert und vorbei.',
    all: 'Noch keine Alarme',
    allHint:
      'Setzen Sie Grenzwerte für eine Messgröße; jedes Mal, wenn ihr Wert einen davon überschreitet, steht hier ein Alarm.',
    ofAsset: 'Noch keine Alarme an dieser Anlage',
    ofAssetHint:
      'Setzen Sie Grenzwerte für eine ihrer Messgrößen; jedes Mal, wenn der Wert einen davon überschreitet, steht hier ein Alarm.',
    showAll: 'Alle Alarme zeigen',
    toAssets: 'Zu den Anlagen',
  },
  action: {
    acknowledge: 'Quittieren',
    acknowledgeKey: 'Alarm quittieren',
    acknowledgeMany_one: '{{count}} Alarm quittieren',
    acknowledgeMany_other: '{{count}} Alarme quittieren',
    createWork: 'Arbeitsauftrag anlegen',
    openWork: '{{number}} öffnen',
    openAsset: 'Anlage öffnen',
    limits: 'Grenzwerte ändern',
    more: 'Alle {{count}} zeigen',
  },
  acknowledge: {
    title: 'Alarm quittieren',
    lead: 'Sie haben ihn gesehen und kümmern sich darum. Der Alarm bleibt in der Liste, bis der Wert wieder in Ordnung ist.',
    leadOver: 'Sie haben ihn gesehen. Der Wert ist schon wieder in Ordnung, der Alarm ist damit beendet.',
    note: 'Bemerkung',
    noteHint: 'Was Sie gesehen oder getan haben; freiwillig',
    noteLong: 'Höchstens 1.000 Zeichen.',
    done: 'Quittiert: {{alarm}}',
    doneMany_one: '{{count}} Alarm quittiert.',
    doneMany_other: '{{count}} Alarme quittiert.',
  },
  tab: { story: 'Was geschah', history: 'Verlauf' },
  fact: {
    asset: 'Anlage',
    metric: 'Messgröße',
    began: 'Beginn',
    raised: 'Ausgelöst',
    ended: 'Wieder innerhalb der Grenzwerte',
    limit: 'Grenzwert',
    peak: 'Extremwert',
    work: 'Arbeitsauftrag',
    acknowledged: 'Quittiert',
    note: 'Bemerkung',
    notYet: 'noch nicht',
  },
  story: {
    title: 'Was geschah',
    on: 'am {{when}}',
    at: 'um {{time}} Uhr',
    crossed: {
      high: {
        warning: '{{metric}} von {{asset}} stieg {{moment}} über die Warngrenze von {{limit}}.',
        critical:
          '{{metric}} von {{asset}} stieg über die kritische Grenze von {{limit}}; die Überschreitung begann {{moment}}.',
      },
      low: {
        warning: '{{metric}} von {{asset}} fiel {{moment}} unter die Warngrenze von {{limit}}.',
        critical:
          '{{metric}} von {{asset}} fiel unter die kritische Grenze von {{limit}}; die Unterschreitung begann {{moment}}.',
      },
    },
    peak: {
      high: 'Der höchste Wert war {{peak}}, {{moment}}.',
      low: 'Der niedrigste Wert war {{peak}}, {{moment}}.',
    },
    lasts: 'Der Zustand dauert an: {{value}} {{moment}}.',
    lastsUnknown: 'Der Zustand dauert an.',
    ended: 'Der Zustand dauerte {{duration}} und endete {{moment}}.',
    silent:
      'Er wurde beim Speichern der Grenzwerte in gespeicherten Messwerten gefunden; deshalb wurde niemand benachrichtigt.',
  },
  chart: 'Messwerte rund um den Alarm',
  back: 'Alle Alarme',
} as const satisfies Catalogue<typeof en>;
