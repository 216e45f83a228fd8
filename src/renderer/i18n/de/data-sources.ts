import type { Catalogue } from '../catalogue.ts';
import type { dataSources as en } from '../en/data-sources.ts';

export const dataSources = {
  title: 'Datenquellen',
  keywords: 'messwerte kollektor mqtt broker http schlüssel quarantäne opc sps ordner csv',
  views: 'Was gezeigt wird',
  sources: 'Quellen',
  add: 'Neue Quelle',
  edit: '{{name}} bearbeiten',
  saved: '{{name}} ist gespeichert.',
  archived: '{{name}} ist archiviert und nimmt keine Messwerte mehr an.',
  archive: '{{name}} archivieren',
  actions: 'Aktionen',
  empty: {
    title: 'Noch keine Quellen',
    hint: 'Ein Kollektor sendet Messwerte über HTTP; ein Broker wird über MQTT abgehört; Dateien werden aus einem Ordner geholt. Alle finden ihre Messgrößen über Kennzeichen und Name.',
  },
  kind: { label: 'Art', http: 'Kollektor (HTTP)', mqtt: 'Broker (MQTT)', folder: 'Ordner' },
  column: {
    name: 'Name',
    kind: 'Art',
    state: 'Zustand',
    heard: 'Zuletzt gehört',
    taken: 'Übernommen',
    duplicates: 'Schon bekannt',
    waiting: 'Zurückgehalten',
  },
  problem: {
    'endpoint-off': 'Die Adresse für Kollektoren ist abgeschaltet.',
    'address-in-use': 'Ein anderes Programm belegt diesen Port. Wählen Sie einen anderen.',
    'address-unavailable': 'Dieser Rechner hat die Adresse nicht, oder der Port darf nicht verwendet werden.',
    unreachable: 'Unter dieser Adresse antwortet niemand.',
    'refused-login': 'Der Broker weist Benutzer oder Passwort zurück.',
    certificate: 'Dem Zertifikat des Brokers wird nicht vertraut, oder unseres ist nicht lesbar.',
    'refused-topics': 'Der Broker lässt diesen Benutzer nicht alle Topics lesen.',
    'storing-failed':
      'Messwerte konnten nicht gespeichert werden. Broker oder Ordner behalten sie; es wird von selbst wieder versucht.',
    'folder-missing':
      'Ordner nicht gefunden: {{path}}. Nichts ist verloren: Dateien bleiben, wo sie sind, und werden übernommen, wenn er wieder da ist.',
    'folder-unreadable':
      'Millwright darf den Ordner nicht lesen und beschreiben: {{path}}. Nichts ist verloren: Dateien bleiben, wo sie sind.',
    'folder-not-own':
      'Das ist kein Ordner, sondern eine Datei oder Verknüpfung: {{path}}. Wählen Sie den Ordner selbst.',
    'file-unreadable':
      'Eine Datei lässt sich im Augenblick nicht öffnen. Sie bleibt, wo sie ist; es wird von selbst wieder versucht.',
    'file-not-moved':
      'Eine Datei wurde übernommen, lässt sich aber nicht in {{path}} ablegen. Sie wird nicht zweimal übernommen; schaffen Sie dort Platz für sie.',
    other: 'Die Verbindung ist gescheitert.',
  },
  retained_one:
    '{{count, number}} vom Broker aufbewahrte Nachricht nennt keine Zeit: Niemand weiß, wie alt sie ist; nichts daraus wurde übernommen.',
  retained_other:
    '{{count, number}} vom Broker aufbewahrte Nachrichten nennen keine Zeit: Niemand weiß, wie alt sie sind; nichts daraus wurde übernommen.',
  quietSince: 'Seit {{at}} ist nichts gekommen.',
  unwatched_one:
    '{{count, number}} ihrer Messgrößen hat keine eigene Grenze für Stille: Verstummt nur sie, erfährt es niemand.',
  unwatched_other:
    '{{count, number}} ihrer Messgrößen haben keine eigene Grenze für Stille: Verstummt nur eine davon, erfährt es niemand.',
  tooLarge_one: '{{count, number}} Nachricht war größer als 1 MB: nichts von ihr wurde übernommen.',
  tooLarge_other: '{{count, number}} Nachrichten waren größer als 1 MB: nichts von ihnen wurde übernommen.',
  activity: {
    open: 'Verlauf von {{name}}',
    title: 'Verlauf von {{name}}',
    files: 'Dateien',
    file: 'Datei',
    state: 'Was daraus wurde',
    at: 'Wann',
    counts:
      '{{taken, number}} neu, {{duplicates, number}} schon bekannt, {{quarantined, number}} zurückgehalten',
    empty: 'Noch ist keine Datei gekommen',
    emptyHint: 'Eine Datei wird übernommen, wenn sie bei zwei Blicken in den Ordner gleich war.',
    newest: 'Die neuesten {{shown, number}} von {{count, number}}',
    states: {
      reading: 'Wird gelesen',
      done: 'Übernommen',
      failed: 'Nicht übernommen',
      'too-large_one': 'Zu groß: {{count, number}} Nachricht, nichts übernommen',
      'too-large_other': 'Zu groß: {{count, number}} Nachrichten, nichts übernommen',
    },
    problem: {
      'not-text': 'Sie ist weder Textdatei noch Arbeitsmappe.',
      'workbook-unreadable': 'Die Arbeitsmappe ist nicht lesbar.',
      'too-large': 'Die Datei ist zu groß.',
      'no-time-column': 'Keine Spalte mit Zeiten gefunden.',
      'no-columns': 'Keine Spalte gehört zu einer Messgröße. Benennen Sie sie bei der Quelle.',
      'columns-missing':
        'Eine Spalte, die bei der Quelle festgelegt ist, fehlt in der Datei. Prüfen Sie dort, wie sie heißt.',
      'ambiguous-dates':
        'Tag und Monat sind nicht zu unterscheiden. Legen Sie das Datumsformat bei der Quelle fest.',
      'ambiguous-numbers':
        'Dezimal- und Tausenderzeichen sind nicht zu unterscheiden. Legen Sie das Dezimalzeichen bei der Quelle fest.',
      'no-readings': 'In ihr sind keine Messwerte.',
      gone: 'Die Datei verschwand beim Lesen; was gelesen war, ist übernommen.',
      retained: 'Der Broker hatte sie aufbewahrt, und sie nennt keine eigene Zeit.',
    },
  },
  form: {
    path: 'Ordner auf dieser Station',
    pathHint:
      'Der ganze Pfad, z. B. D:\\Messwerte oder \\\\server\\freigabe\\messwerte. Übernommene Dateien kommen darin nach „done“, andere nach „failed“.',
    pathAdmin: 'Nur wer das Werk verwaltet, wählt den Ordner und was daraus gelesen wird.',
    pathWrong: 'Schreiben Sie den ganzen Pfad eines Ordners, der keine Daten von Millwright enthält.',
    pattern: 'Dateien',
    patternHint:
      'Ihre Namen: * steht für beliebige Zeichen, ? für eines. Textdateien (CSV) und Arbeitsmappen (XLSX).',
    patternWrong: 'Dateinamen haben keine Schrägstriche.',
    pollSeconds: 'Nachsehen alle … Sekunden',
    pollHint:
      'Eine Datei wird übernommen, wenn sie bei zwei Blicken gleich war: länger als die Pausen dessen, der sie schreibt.',
    asFound: 'Wie jede Datei es zeigt',
    sample: 'Nach einer Musterdatei einrichten',
    sampleOf:
      '{{name}}: {{columns}}. Schreiben Sie unten, welche Messgröße jede Spalte ist, und lassen Sie die anderen weg.',
    sampleDoubt:
      'Tag und Monat oder das Dezimalzeichen sind in dieser Datei zweifelhaft: wählen Sie sie oben.',
    sampleNoTime: 'Es wurde keine Spalte mit Zeiten darin gefunden.',
    names: {
      source: {
        label: 'Eigene Namen',
        hint: 'Je Zeile: Name bei der Quelle = Kennzeichen/Messgröße, z. B. ns=2;s=VT101 = P-101/Schwingung',
      },
      wide: {
        label: 'Spalten',
        hint: 'Je Zeile: Name der Spalte = Kennzeichen/Messgröße. Spalten, die selbst Kennzeichen/Messgröße heißen, brauchen keine Zeile; alle anderen bleiben weg.',
      },
      long: {
        label: 'Namen in den Dateien',
        hint: 'Je Zeile: Name in der Datei = Kennzeichen/Messgröße. Namen, die selbst Kennzeichen/Messgröße sind, brauchen keine Zeile; Messwerte aller anderen werden zurückgehalten.',
      },
      either: {
        label: 'Spalten oder Namen',
        hint: 'Je Zeile: Name der Spalte oder Name in den Zeilen = Kennzeichen/Messgröße. Was selbst Kennzeichen/Messgröße heißt, braucht keine Zeile.',
      },
    },
    layout: 'Aufbau der Dateien',
    layoutHint: 'Was in einer Zeile einer Datei steht.',
    layouts: { wide: 'Eine Spalte je Messgröße', long: 'Eine Zeile je Messwert' },
    timeColumn: 'Spalte der Zeit',
    timeHint: 'Leer: wie jede Datei es zeigt.',
    nameColumn: 'Spalte der Namen',
    nameHint: 'Kennzeichen, Pfad oder Name der Messgröße.',
    assetColumn: 'Spalte der Anlage',
    assetHint: 'Nur wenn deren Kennzeichen getrennt steht.',
    valueColumn: 'Spalte der Werte',
    valueHint: 'Zahlen oder Namen von Zuständen.',
    unitColumn: 'Spalte der Einheiten',
    unitHint: 'Leer: in der Einheit der Messgröße.',
    columnMissing: 'Die Musterdatei hat keine solche Spalte.',
    readAs: 'So werden die ersten Zeilen gelesen; andere Spalten, etwa die Qualität, zählen nicht.',
    sampleLong: '{{name}} hat eine Zeile je Messwert.',
    sampleKnown: 'Zu jedem Namen an ihrem Anfang gibt es eine Messgröße.',
    sampleOpen_one:
      'Zu {{count, number}} Namen an ihrem Anfang fehlt noch die Messgröße: Schreiben Sie unten, welche es ist, oder nehmen Sie die Zeile heraus.',
    sampleOpen_other:
      'Zu {{count, number}} Namen an ihrem Anfang fehlt noch die Messgröße: Schreiben Sie unten, welche es ist, oder nehmen Sie die Zeile heraus.',
    sampleMore: 'Sie hat mehr als {{count, number}} Namen; hier stehen die ersten.',
    testFolder: 'Ordner prüfen',
    folderReached: 'Der Ordner ist da und darf gelesen werden.',
    name: 'Name',
    namePlaceholder: 'Pressenstraße',
    enabled: 'Eingeschaltet',
    expected: 'Erwartet mindestens alle',
    expectedHint:
      'Kommt so lange nichts, gilt die Quelle als verstummt, und Sie erfahren es. Leer: Sie darf beliebig lange schweigen.',
    expectedWrong: 'Geben Sie eine Minute bis 92 Tage (2.208 Stunden) ein oder nichts.',
    url: 'Adresse des Brokers',
    urlHint: 'mqtt://name:1883, oder mqtts://name:8883 mit TLS',
    user: 'Benutzer',
    password: 'Passwort',
    passwordKept:
      'Leer lassen, um das gespeicherte zu behalten. Für eine andere Adresse oder einen anderen Benutzer neu eingeben.',
    template: 'Topics',
    templateHint:
      'Mit {asset} und {metric} als eigenen Ebenen, z. B. werk/{asset}/{metric}. Leer: nur die Topics unten.',
    pointers: 'Wo sie in JSON-Nachrichten stehen',
    value: 'Wert',
    ts: 'Zeit',
    unit: 'Einheit',
    pointersHint:
      'Eine Nachricht darf auch eine einfache Zahl sein; sie gilt dann für den Moment, in dem sie kam.',
    tls: 'Zertifikate',
    ca: 'Stelle, die für den Broker bürgt (PEM)',
    caHint: 'Leer: die, die dieser Rechner kennt.',
    cert: 'Zertifikat dieser Station (PEM)',
    key: 'Dessen privater Schlüssel (PEM)',
    mappingWrong: 'Zeile {{line}}: schreiben Sie Name = Kennzeichen/Messgröße.',
    test: 'Verbindung prüfen',
    testing: 'Wird geprüft …',
    reached: 'Der Broker antwortet und lässt uns ein.',
    create: 'Quelle anlegen',
  },
  key: {
    title: 'Schlüssel von {{name}}',
    make: 'Neuer Schlüssel für {{name}}',
    replaces:
      'Der bisherige Schlüssel gilt sofort nicht mehr. Kollektoren, die ihn haben, werden abgewiesen, bis sie den neuen bekommen.',
    confirm: 'Neuen Schlüssel erzeugen',
    once: 'Der Schlüssel wird nur dieses eine Mal gezeigt. Tragen Sie ihn beim Kollektor ein.',
    label: 'Schlüssel',
    copy: 'Schlüssel kopieren',
    copied: 'Der Schlüssel ist in der Zwischenablage.',
    example: 'Zum Ausprobieren:',
    off: 'Die Adresse ist ausgeschaltet: Dort antwortet niemand, bis sie unten bei „Adresse für Kollektoren“ eingeschaltet wird.',
    close: 'Ich habe ihn aufbewahrt',
  },
  endpoint: {
    title: 'Adresse für Kollektoren',
    edit: 'Ändern',
    off: 'Abgeschaltet. Über HTTP wird nichts angenommen.',
    on: 'Kollektoren senden an {{url}}',
    plain:
      'Messwerte und Schlüssel gehen unverschlüsselt über das Netz: Lassen Sie nur Netze heran, denen Sie vertrauen.',
    enabled: 'Messwerte über HTTP annehmen',
    host: 'Unter welcher Adresse',
    loopback: '{{host}} (nur dieser Rechner)',
    port: 'Port',
    saved: 'Die Adresse für Kollektoren ist gespeichert.',
    ask: 'Wer das Werk verwaltet, kann sie einschalten.',
  },
  held: {
    title: 'Zurückgehalten',
    empty: 'Nichts wird zurückgehalten',
    emptyHint:
      'Messwerte, die nicht stimmen können oder zu keiner Messgröße gehören, warten hier, statt verloren zu gehen.',
    waiting_one: '{{count, number}} Messwert zurückgehalten',
    waiting_other: '{{count, number}} Messwerte zurückgehalten',
    forgotten_one: '{{count, number}} älterer musste Platz machen.',
    forgotten_other: '{{count, number}} ältere mussten Platz machen.',
    reasonColumn: 'Warum',
    count: 'Messwerte',
    open: 'Ansehen',
    openOf: '{{reason}} von {{source}} ansehen',
    reason: {
      'beyond-plausible': 'Jenseits des Möglichen',
      'not-a-number': 'Keine brauchbare Zahl',
      'time-unreadable': 'Zeit nicht lesbar',
      'clock-ahead': 'Aus der Zukunft',
      'clock-behind': 'Uhr geht weit nach',
      'history-closed': 'Älter, als Messwerte aufbewahrt werden',
      'unknown-metric': 'Unbekannte Messgröße',
      'archived-metric': 'Archivierte Messgröße',
      'unit-unknown': 'Nicht umrechenbare Einheit',
      'counter-impossible': 'Kann der Zähler nicht anzeigen',
      'state-unknown': 'Unbekannter Zustand',
      'row-unreadable': 'Nicht lesbare Zeile',
      'value-differs': 'Anderer Wert zu diesem Zeitpunkt gespeichert',
    },
    hint: {
      'beyond-plausible':
        'Berichtigen Sie, was bei der Messgröße möglich ist, und übernehmen Sie, was passt; oder übernehmen Sie alle, wie sie sind.',
      'not-a-number':
        'Ein Text, oder eine Zahl, die keine Messgröße haben kann: Zu speichern ist nichts. Berichtigen Sie es bei der Quelle.',
      'time-unreadable': 'Ohne Zeit gibt es nichts zu speichern. Berichtigen Sie es bei der Quelle.',
      'clock-ahead':
        'Die Uhr der Quelle geht mehr als zehn Minuten vor. Stellen Sie sie; diese können übernommen werden, wenn ihre Zeit gekommen ist.',
      'clock-behind':
        'Von Kollektor oder Broker sind sie älter, als Messwerte aufbewahrt werden, aus einem Ordner von vor dem Jahr 2000. Stellen Sie die Uhr der Quelle; ist es doch Vergangenes, übernehmen Sie sie, wie sie sind.',
      'history-closed':
        'Die einzelnen Messwerte jener Zeit sind entfernt, nur ihre Zusammenfassung ist da. Diese hier lassen sich nicht mehr hinzufügen.',
      'unknown-metric':
        'Legen Sie die Messgröße an, oder tragen Sie den Namen bei den eigenen Namen der Quelle ein; übernehmen Sie sie dann.',
      'archived-metric': 'Stellen Sie die Messgröße oder ihre Anlage wieder her, um sie zu übernehmen.',
      'counter-impossible':
        'Ein Zähler steigt nur. Wurde er getauscht, oder ist er übergelaufen? Tragen Sie das bei der Messgröße ein und übernehmen Sie diese dann.',
      'state-unknown':
        'Die Messgröße hat keinen Zustand dieses Namens. Fügen Sie ihn hinzu oder berichtigen Sie ihn bei der Quelle.',
      'unit-unknown':
        'Berichtigen Sie die Einheit bei der Quelle oder der Messgröße. Wie sie sind übernommen, gilt die Zahl in der Einheit der Messgröße.',
      'row-unreadable':
        'Die Zeile hat zu wenige oder zu viele Spalten oder kein Ende. Berichtigen Sie sie und legen Sie die Datei noch einmal in den Ordner; der Bericht neben der Datei nennt die Zeilen.',
      'value-differs':
        'Was gespeichert ist, bleibt, bis jemand entscheidet. Übernommen ersetzen diese es: Diagramme, Zusammenfassungen und Alarme sind dann, als wäre nur der neue Wert gekommen. Was an einem Schritt einer Checkliste abgelesen wurde, bleibt (tragen Sie es dort neu ein); und alles bleibt, solange eine Datei in die Messgröße eingelesen wird.',
    },
    address: 'Gesendet als',
    value: 'Wert',
    ts: 'Zeit',
    received: 'Gekommen',
    stored: 'Gespeichert',
    replace: 'Gespeicherte Werte ersetzen',
    replaceSelected: '{{count, number}} gespeicherte ersetzen',
    taking: '{{done, number}} von {{count, number}} angesehen',
    takeFitting: 'Jetzt Passende übernehmen',
    takeAll: 'Alle übernehmen, wie sie sind',
    discard: 'Alle verwerfen',
    takeSelectedFitting: '{{count, number}} ausgewählte übernehmen, soweit sie jetzt passen',
    takeSelected: '{{count, number}} ausgewählte übernehmen, wie sie sind',
    discardSelected: '{{count, number}} ausgewählte verwerfen',
    select: '{{value}} von {{address}} auswählen',
    selectAll: 'Alle gezeigten auswählen',
    previous: 'Neuere',
    next: 'Ältere',
    shown: '{{from, number}} bis {{to, number}} von {{count, number}}',
    replaceTitle_one: '{{count, number}} gespeicherten Wert ersetzen?',
    replaceTitle_other: '{{count, number}} gespeicherte Werte ersetzen?',
    replaceText:
      'Was jetzt gespeichert ist, steht danach unter den Korrekturen seiner Messgröße und lässt sich zurückholen. Diagramme, Zusammenfassungen und Alarme werden neu berechnet; ein Alarm, zu dem jemand etwas getan hat, bleibt.',
    discardTitle_one: '{{count, number}} Messwert verwerfen?',
    discardTitle_other: '{{count, number}} Messwerte verwerfen?',
    discardText:
      'Sie werden nicht gespeichert und kommen nicht wieder, auch wenn die Quelle sie noch einmal sendet.',
    taken_one: '{{count, number}} Messwert ist übernommen.',
    taken_other: '{{count, number}} Messwerte sind übernommen.',
    left_one: '{{count, number}} bleibt.',
    left_other: '{{count, number}} bleiben.',
    discarded_one: '{{count, number}} Messwert ist verworfen.',
    discarded_other: '{{count, number}} Messwerte sind verworfen.',
  },
} as const satisfies Catalogue<typeof en>;
