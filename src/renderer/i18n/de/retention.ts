import type { Catalogue } from '../catalogue.ts';
import type { retention as en } from '../en/retention.ts';

export const retention = {
  title: 'Aufbewahrung',
  lead: 'Einzelne Messwerte werden beim Eintreffen je Viertelstunde, zwei Stunden und Tag zusammengefasst. Ist ihre Zeit um, gehen die einzelnen Messwerte, und die Zusammenfassungen bleiben: Diagramme und Grenzwerte wissen weiter, was war.',
  keep: {
    title: 'Wie lange',
    raw: 'Einzelne Messwerte',
    rawHint: 'Ab der Messung, oder ab dem Eintreffen, wenn das später war.',
    rollups: 'Zusammenfassungen',
    rollupsHint: 'Anzahl, kleinster, größter, erster und letzter Wert und Mittel.',
    months: 'Monate',
    years: 'Jahre',
    rawRange: 'Von {{least, number}} bis {{most, number}} Monate.',
    rollupsRange: 'Von {{least, number}} bis {{most, number}} Jahre.',
    tooShort: 'Zusammenfassungen müssen mindestens so lange bleiben wie einzelne Messwerte.',
    saved: 'Gespeichert. Was älter ist, geht binnen eines Tages, oder wenn Sie es hier entfernen.',
  },
  prune: {
    title: 'Was alt ist',
    lead: 'Die Station entfernt alte Messwerte einmal am Tag, während andere arbeiten. In jedem Fall bleibt, was offene Alarme und unerledigte Aufträge zeigen, was gerade eingelesen wird, und die neuesten Messwerte jeder Messgröße.',
    look: 'Zählen, was da ist',
    again: 'Noch einmal zählen',
    counting: 'Es wird gezählt',
    running: 'Altes wird entfernt',
    start: 'Messwerte endgültig entfernen',
    ask: '{{amount}} endgültig entfernen?',
    askReadings: 'Aus der Zeit vor dem {{day}}: {{readings}}.',
    askSums: 'Aus der Zeit vor dem {{day}}: {{sums}}; von ihr bleibt nichts.',
    askStays:
      'Die Zusammenfassungen der entfernten Messwerte bleiben: Diagramme und Grenzwerte kennen weiter Anzahl, kleinsten, größten, ersten, letzten Wert und Mittel jeder Viertelstunde. Auch was offene Alarme und unerledigte Aufträge zeigen, bleibt.',
    askForGood:
      'Das lässt sich nicht rückgängig machen. Ein Einlesen, aus dem Messwerte gehen, lässt sich dann auch nicht mehr rückgängig machen.',
    cancelled:
      'Abgebrochen. Was bis dahin entfernt war, bleibt entfernt; Diagramme und Zusammenfassungen sind vollständig.',
    readings_one: '{{count, number}} Messwert',
    readings_other: '{{count, number}} Messwerte',
    sums_one: '{{count, number}} Zusammenfassung',
    sums_other: '{{count, number}} Zusammenfassungen',
    nothingWent: 'Beim letzten Mal war nichts alt.',
    went: 'Zuletzt entfernt: {{amount}}. Frei geworden: {{size}}.',
    fileStays:
      'Der freie Platz liegt in der Datenbankdatei und wird für Neues genutzt; die Datei selbst wird nicht kleiner.',
  },
  survey: {
    there: 'Gespeichert: {{amount}}, etwa {{size}}.',
    oldest: 'Der älteste Messwert ist vom {{day}}.',
    nothingGoes: 'Nichts ist alt genug, um zu gehen.',
    goes: 'Alt genug, um zu gehen: {{amount}}, etwa {{size}}.',
    byMetric: 'Messwerte je Messgröße',
    column: {
      metric: 'Messgröße',
      readings: 'Messwerte',
      size: 'Etwa',
      oldest: 'Ältester',
      going: 'Würden gehen',
    },
    cut: 'Nur die {{shown, number}} größten von {{total, number}} Messgrößen sind aufgeführt.',
  },
  keywords: 'messwerte aufbewahrung alt verlauf entfernen speicher platz einstellungen',
} satisfies Catalogue<typeof en>;
