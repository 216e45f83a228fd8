import type { Catalogue } from '../catalogue.ts';
import type { shell as en } from '../en/shell.ts';

export const shell = {
  product: 'Millwright',
  skip: 'Zum Inhalt springen',
  navigation: 'Hauptnavigation',
  nav: {
    today: 'Heute',
    assets: 'Anlagen',
    alarms: 'Alarme',
    work: 'Aufträge',
    schedules: 'Wartungspläne',
    parts: 'Ersatzteile',
    logbook: 'Schichtbuch',
    knowledge: 'Wissen',
    reports: 'Berichte',
    admin: 'Verwaltung',
  },
  collapse: 'Navigation einklappen',
  expand: 'Navigation ausklappen',
  openMenu: 'Navigation öffnen',
  search: 'Suchen oder etwas tun …',
  searchShort: 'Suchen',
  keys: 'Tasten',
  connection: {
    lost: 'Der Programmkern antwortet nicht mehr. Nichts Gespeichertes ist verloren. Verbindung wird wiederhergestellt …',
    refused:
      'Millwright wurde neu gestartet, und dieses Fenster gehört nicht mehr dazu. Nichts Gespeichertes ist verloren. Öffnen Sie die neue Adresse, die es zeigt.',
    connecting: 'Wird gestartet …',
  },
  station: {
    only: 'Nur diese Station',
    hint: 'Alles liegt auf diesem Rechner ({{station}}). Es ist kein Server verbunden, und es wird keiner gebraucht.',
  },
  demo: 'Beispielwerk',
  user: {
    menu: 'Ihr Menü:',
    appearance: 'Darstellung',
    contrast: 'Kontrast',
    density: 'Größe',
    language: 'Sprache',
    signOut: 'Abmelden',
  },
  scheme: { system: 'System', light: 'Hell', dark: 'Dunkel' },
  contrast: { system: 'System', normal: 'Normal', high: 'Hoch' },
  density: { desk: 'Büro', floor: 'Halle', gloves: 'Handschuhe' },
  language: { en: 'English', de: 'Deutsch', pseudo: 'Pseudo' },
  bell: {
    label: 'Mitteilungen',
    unread_one: '{{count}} ungelesene Mitteilung',
    unread_other: '{{count}} ungelesene Mitteilungen',
    unreadOne: 'Ungelesen:',
    none: 'Noch keine Mitteilungen',
    noneHint: 'Hier stehen Alarme, Ihnen zugewiesene Aufträge, Kommentare und Nachbestellungen.',
    settled: {
      'alarm-raised': 'quittiert',
      'work-assigned': 'für Sie nicht mehr offen',
      reorder: 'erledigt',
    },
    markAll: 'Alle als gelesen markieren',
    kind: {
      'alarm-raised': 'Alarm an {{subject}}',
      'work-assigned': 'Ihnen zugewiesen: {{subject}}',
      'work-comment': 'Neuer Kommentar zu {{subject}}',
      reorder: 'Nachbestellen: {{subject}}',
    },
  },
  notFound: {
    title: 'Diese Seite gibt es nicht',
    hint: 'Die Adresse ist vielleicht alt oder vertippt.',
    action: 'Zu Heute',
  },
  notPermitted: {
    title: 'Diese Seite gehört nicht zu Ihrer Rolle',
    hint: 'Ein Administrator kann Ihrem Konto eine Rolle geben, die sie öffnet.',
  },
  crash: {
    title: 'Auf dieser Seite ist ein Fehler aufgetreten',
    hint: 'Alles Gespeicherte bleibt. Laden Sie die Seite neu; tritt es wieder auf, melden Sie es der Person, die Millwright betreut.',
    action: 'Neu laden',
  },
} as const satisfies Catalogue<typeof en>;
