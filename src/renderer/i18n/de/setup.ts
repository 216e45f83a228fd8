import type { Catalogue } from '../catalogue.ts';
import type { setup as en } from '../en/setup.ts';

export const setup = {
  title: 'Willkommen bei Millwright',
  lead: 'Ein Instandhaltungs-Arbeitsplatz, der ohne Netz funktioniert. Alles bleibt in einer Datei auf diesem Rechner.',
  plant: {
    title: 'Dieses Werk einrichten',
    text: 'Leer beginnen mit Ihrem eigenen Unternehmen. Sie sind die erste Administratorin oder der erste Administrator.',
    action: 'Einrichten',
  },
  demo: {
    title: 'Das Beispielwerk erkunden',
    text: 'Eine Abfüllanlage mit 80 Anlagen, 90 Tagen Messwerten, Aufträgen und Ersatzteilen. In einer halben Minute bereit.',
    action: 'Beispielwerk laden',
    running: 'Das Beispielwerk wird geladen',
    cancelled: 'Das Laden wurde abgebrochen; es ist nichts zurückgeblieben.',
  },
  steps: {
    starting: 'Vorbereitung',
    people: 'Leute werden eingestellt',
    assets: 'Linien werden gebaut',
    parts: 'Lager werden gefüllt',
    readings: '90 Tage Messwerte werden geschrieben',
    work: 'Aufträge werden abgelegt',
    finishing: 'Letzte Handgriffe',
    other: 'Das Werk wird gebaut',
  },
  form: {
    title: 'Dieses Werk einrichten',
    company: 'Unternehmen',
    companyHint: 'Wie es auf Aufträgen stehen soll.',
    fullName: 'Ihr Name',
    username: 'Benutzername',
    usernameHint: 'Buchstaben, Ziffern, Punkt, Strich und Unterstrich.',
    password: 'Passwort',
    passwordHint: 'Schreiben Sie es auf oder ändern Sie es. Es wird nirgends lesbar aufbewahrt.',
    proposeAnother: 'Ein anderes vorschlagen',
    timeZone: 'Zeitzone des Werks',
    language: 'Sprache des Werks',
    currency: 'Währung',
    currencyHint: 'Drei Buchstaben, z. B. EUR.',
    submit: 'Werk einrichten',
    noted: 'Ich habe das Passwort aufgeschrieben',
  },
  invalid: {
    company: 'Geben Sie den Namen des Unternehmens ein.',
    fullName: 'Geben Sie Ihren Namen ein.',
    username:
      '2 bis 50 Buchstaben a bis z, Ziffern, Punkte, Binde- oder Unterstriche; ohne Leerzeichen, Umlaute und Akzente.',
    currency: 'Das ist keine Währung. Geben Sie ihre drei Großbuchstaben ein, z. B. EUR.',
    timeZone: 'Wählen Sie eine Zeitzone.',
    noted: 'Schreiben Sie zuerst das Passwort auf; später kann es niemand nachsehen.',
  },
} as const satisfies Catalogue<typeof en>;
