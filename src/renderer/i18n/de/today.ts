import type { Catalogue } from '../catalogue.ts';
import type { today as en } from '../en/today.ts';

export const today = {
  title: 'Heute',
  section: {
    myWork: 'Meine Aufträge',
    standingAlarms: 'Offene Alarme',
    overdue: 'Überfällig',
    dueToday: 'Heute fällig',
    reorder: 'Nachzubestellen',
    requests: 'Freizugebende Anfragen',
    notVerified: 'Nicht nachgewiesene Instandsetzungen',
    heldBack: 'Zurückgehaltene Messwerte',
  },
  empty: {
    myWork: 'Ihnen ist nichts zugewiesen.',
    standingAlarms: 'Es steht kein Alarm an.',
    overdue: 'Nichts ist überfällig.',
    dueToday: 'Heute ist nichts fällig.',
    reorder: 'Kein Ersatzteil muss nachbestellt werden.',
    requests: 'Keine Anfragen warten.',
    notVerified: 'Keine Instandsetzung ist ohne Nachweis.',
    heldBack: 'Kein Messwert ist zurückgehalten.',
  },
  new: {
    title: 'Dieses Werk hat noch keine Anlagen',
    hint: 'Lesen Sie sie aus Ihren Tabellen ein: Maschinen, Standorte, Teile, Aufträge. Jedes Einlesen lässt sich rückgängig machen.',
    hintEnter: 'Legen Sie die erste an: eine Linie oder einen Bereich, dann die Maschinen darunter.',
    import: 'Aus einer Datei einlesen',
    enter: 'Erste Anlage anlegen',
  },
  more_one: '{{count, number}} weiterer Eintrag',
  more_other: '{{count, number}} weitere Einträge',
  returned: 'Wieder normal',
  onHand: 'noch {{quantity}}',
  order: '{{quantity}} bestellen',
} as const satisfies Catalogue<typeof en>;
