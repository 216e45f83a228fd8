import type { Catalogue } from '../catalogue.ts';
import type { errors as en } from '../en/errors.ts';

export const errors = {
  INTERNAL: {
    happened: 'Im Programm ist ein Fehler aufgetreten.',
    safe: 'Es wurde nichts geändert.',
    todo: 'Versuchen Sie es noch einmal. Tritt es wieder auf, melden Sie es der Person, die Millwright betreut; Einzelheiten stehen im Protokoll.',
  },
  INVALID_INPUT: {
    happened: 'Eine Eingabe kann so nicht verwendet werden.',
    safe: 'Es wurde nichts gespeichert; Ihre Eingaben sind noch da.',
    todo: 'Berichtigen Sie die markierten Felder und versuchen Sie es noch einmal.',
  },
  NOT_SIGNED_IN: {
    happened: 'Sie sind nicht mehr angemeldet.',
    safe: 'Alles Gespeicherte bleibt erhalten.',
    todo: 'Melden Sie sich wieder an.',
  },
  FORBIDDEN: {
    happened: 'Ihre Rolle erlaubt das nicht.',
    safe: 'Es wurde nichts geändert.',
    todo: 'Bitten Sie jemanden, dessen Rolle es erlaubt.',
  },
  NOT_FOUND: {
    happened: 'Diesen Datensatz gibt es nicht mehr.',
    safe: 'Es wurde nichts geändert.',
    todo: 'Gehen Sie zurück zur Liste und suchen Sie ihn dort.',
  },
  ALREADY_EXISTS: {
    happened: 'Diesen Namen oder diese Nummer gibt es schon.',
    happenedNamed: 'Dort gibt es schon „{{name}}“.',
    safe: 'Es wurde nichts gespeichert; Ihre Eingaben sind noch da.',
    todo: 'Wählen Sie etwas anderes oder öffnen Sie den vorhandenen Datensatz.',
  },
  WRONG_PASSWORD: {
    happened: 'Benutzername oder Passwort stimmt nicht.',
    safe: 'Es wurde nichts geändert.',
    todo: 'Prüfen Sie die Feststelltaste und versuchen Sie es noch einmal.',
  },
  ACCOUNT_LOCKED: {
    happened: 'Dieses Konto ist nach zu vielen falschen Passwörtern gesperrt.',
    safe: 'Es wurde nichts geändert.',
    todo: 'Versuchen Sie es in {{minutes}} min noch einmal. Ist das Passwort vergessen, lassen Sie sich von der Administration ein neues geben.',
  },
  ACCOUNT_NOT_ACTIVE: {
    happened: 'Dieses Konto ist nicht aktiv.',
    safe: 'Es wurde nichts geändert.',
    todo: 'Bitten Sie die Administration, es wieder zu öffnen.',
  },
  WEAK_PASSWORD: {
    happened: 'Dieses Passwort ist zu leicht zu erraten.',
    safe: 'Es wurde nichts gespeichert.',
    todo: 'Nehmen Sie mindestens {{minimum}} Zeichen ohne einfaches Muster und ohne den Benutzernamen.',
  },
  PASSWORD_CHANGE_REQUIRED: {
    happened: 'Sie verwenden noch ein Passwort, das Ihnen jemand anderes gegeben hat.',
    safe: 'Es wurde nichts geändert.',
    todo: 'Wählen Sie zuerst ein eigenes Passwort.',
  },
  OWN_ACCOUNT: {
    happened: 'Niemand ändert die eigene Rolle oder sperrt das eigene Konto.',
    safe: 'Nichts wurde geändert.',
    todo: 'Bitten Sie einen anderen Administrator darum.',
  },
  ALREADY_SET_UP: {
    happened: 'Diese Station ist schon eingerichtet.',
    safe: 'Es wurde nichts geändert.',
    todo: 'Melden Sie sich stattdessen an.',
  },
  NOT_SET_UP: {
    happened: 'Diese Station ist noch nicht eingerichtet.',
    safe: 'Es wurde nichts geändert.',
    todo: 'Richten Sie zuerst das Werk ein.',
  },
  TREE_CYCLE: {
    happened: '{{node}} kann nicht unter {{parent}} stehen: {{parent}} ist ein Teil von {{node}}.',
    safe: 'Es wurde nichts verschoben.',
    todo: 'Wählen Sie einen anderen Platz oder verschieben Sie {{parent}} zuerst.',
  },
  PARENT_ARCHIVED: {
    happened: '{{node}} stand unter {{parent}}, das archiviert ist.',
    safe: 'Es wurde nichts wiederhergestellt.',
    todo: 'Stellen Sie auch {{parent}} wieder her oder setzen Sie {{node}} auf die oberste Ebene.',
  },
  LOCATION_ARCHIVED: {
    happened: '{{node}} stand an {{location}}, und dieser Standort ist archiviert.',
    safe: 'Es wurde nichts wiederhergestellt.',
    todo: 'Stellen Sie {{node}} von der eigenen Seite aus wieder her: Dort wählen Sie, was mit dem Standort geschieht.',
  },
  LOCATION_IN_USE: {
    happened:
      'Dort ist noch etwas. Anlagen: {{assets, number}}, Teile mit Bestand: {{parts, number}}, eingelagerte Geräte: {{items, number}}.',
    safe: 'Es wurde nichts geändert.',
    todo: 'Verlegen Sie das zuerst an einen anderen Standort.',
  },
  POSITION_EMPTY: {
    happened: 'Dort ist nichts eingebaut.',
    safe: 'Es wurde nichts geändert.',
    todo: 'Bauen Sie ein Gerät ein, statt eines zu tauschen oder auszubauen.',
  },
  POSITION_TAKEN: {
    happened: 'Dort ist schon etwas eingebaut.',
    safe: 'Es wurde nichts geändert.',
    todo: 'Tauschen Sie es, oder bauen Sie es zuerst aus.',
  },
  ITEM_NOT_STORED: {
    happened: 'Dieses Gerät liegt nicht mehr im Lager: Es wurde eingebaut oder verschrottet.',
    safe: 'Es wurde nichts geändert.',
    todo: 'Wählen Sie ein anderes Gerät, oder sehen Sie auf seiner Seite nach, wo es ist.',
  },
  CHANGED_SINCE: {
    happened: 'Etwas davon wurde seitdem geändert, oder anderes baut schon darauf auf.',
    safe: 'Nichts wurde rückgängig gemacht.',
    todo: 'Sehen Sie sich den Eintrag an, und berichtigen Sie von Hand, was nicht stimmt.',
  },
  RECORD_CHANGED: {
    happened: '{{by}} hat seitdem dasselbe geändert.',
    safe: 'Das gilt weiter; was Sie wollten, wurde nicht ausgeführt.',
    todo: 'Sehen Sie sich den Eintrag an, wie er jetzt ist, und öffnen Sie das Formular erneut, falls Ihre Änderung noch stimmt.',
  },
  INSTALLATION_TOO_EARLY: {
    happened:
      'Zu diesem Zeitpunkt war dort noch ein früheres Gerät, oder das Gerät war noch an einer anderen Stelle.',
    safe: 'Es wurde nichts geändert; Ihre Eingaben stehen noch hier.',
    todo: 'Wählen Sie einen späteren Zeitpunkt. Die Geräte der Anlage zeigen, wann jedes kam und ging.',
  },
  TRANSITION_NOT_ALLOWED: {
    happened: 'Der Auftrag kann von seinem jetzigen Status nicht in diesen wechseln.',
    safe: 'Es wurde nichts geändert.',
    todo: 'Sehen Sie sich den jetzigen Status an; vielleicht hat ihn jemand geändert.',
  },
  COMPLETION_INCOMPLETE: {
    happened: 'Der Auftrag kann noch nicht abgeschlossen werden.',
    safe: 'Ihre Eingaben bleiben erhalten.',
    todo: 'Tragen Sie Ergebnis und Stunden ein und erledigen Sie die Pflichtpunkte der Checkliste.',
  },
  WORK_ORDER_CLOSED: {
    happened: 'Dieser Auftrag ist abgeschlossen.',
    safe: 'Es wurde nichts geändert.',
    todo: 'Öffnen Sie ihn zuerst wieder oder legen Sie einen neuen an.',
  },
  LABOUR_OVER_DAY: {
    happened: 'Damit hätte die Person an diesem Tag über alle Arbeitsaufträge mehr als 24 Stunden.',
    safe: 'Nichts wurde gebucht; Ihre Eingaben sind noch da.',
    todo: 'Berichtigen Sie die Stunden oder den Tag, oder entfernen Sie die falsche Buchung.',
  },
  ALARM_ALREADY_ACKNOWLEDGED: {
    happened: 'Jemand hat diesen Alarm schon quittiert.',
    safe: 'Die Quittierung gilt.',
    todo: 'Es ist nichts weiter zu tun.',
  },
  ACKNOWLEDGEMENT_STANDS: {
    happened:
      'Diese Quittierung lässt sich nicht mehr zurücknehmen: Sie ist älter als zwei Minuten oder von jemand anderem.',
    safe: 'Sie gilt weiter; nichts wurde geändert.',
    todo: 'Schreiben Sie auf der Seite des Alarms in einen Kommentar, was andere wissen sollen.',
  },
  NOTHING_TO_PROVE: {
    happened:
      'Auf einen Nachweis dieser Instandsetzung wird nicht gewartet: Er liegt vor, auf ihn wurde schon verzichtet, oder die Arbeit läuft wieder.',
    safe: 'Es wurde nichts geändert.',
    todo: 'Sehen Sie sich den Arbeitsauftrag an, wie er jetzt ist.',
  },
  PREDICTION_OVER: {
    happened:
      'Diese Vorhersage gilt nicht mehr: Sie ist entschieden, oder eine neuere ist an ihre Stelle getreten.',
    safe: 'Es wurde nichts geändert.',
    todo: 'Sehen Sie in der Liste der Vorhersagen nach der jetzigen.',
  },
  PREDICTION_REJECTED: {
    happened: 'Diese Vorhersage wurde verworfen.',
    safe: 'Es wurde nichts geändert.',
    todo: 'Nehmen Sie sie erst an, wenn doch Arbeit gegen sie nötig ist.',
  },
  PREDICTION_HAS_WORK: {
    happened: 'Gegen diese Vorhersage gibt es einen Arbeitsauftrag.',
    safe: 'Vorhersage und Arbeitsauftrag sind unverändert.',
    todo: 'Stornieren Sie den Auftrag, wenn nichts zu tun ist.',
  },
  ALARM_HAS_WORK_ORDER: {
    happened: 'Zu diesem Alarm gibt es schon einen Auftrag.',
    safe: 'Es wurde kein zweiter angelegt.',
    todo: 'Öffnen Sie den vorhandenen Auftrag.',
  },
  ALARM_WORK_FORESEEN: {
    happened: '{{number}} ist dafür schon entworfen worden, aus einer Vorhersage.',
    safe: 'Es wurde kein zweiter Auftrag angelegt.',
    todo: 'Nehmen Sie {{number}} für diesen Alarm. Ist andere Arbeit nötig, stornieren Sie {{number}} zuerst.',
  },
  METRIC_UNKNOWN: {
    happened: 'Es gibt keine Messgröße {{metric}}, oder sie ist archiviert.',
    safe: 'Es wurde nichts gespeichert.',
    todo: 'Nennen Sie sie als Kennzeichen der Anlage, Schrägstrich, Name der Messgröße, z. B. P-101/Schwingung.',
  },
  READING_IMPLAUSIBLE: {
    happened:
      'Jenseits von {{limit, number(maximumFractionDigits: 9)}} kann bei dieser Messgröße kein Wert stimmen.',
    safe: 'Ihrer wurde nicht gespeichert.',
    todo: 'Berichtigen Sie den Wert, oder was bei der Messgröße möglich ist.',
  },
  READING_NOT_TYPED: {
    happened: 'Dieser Messwert wurde nicht von Hand eingetragen und lässt sich hier nicht ändern.',
    safe: 'Es wurde nichts geändert; der Messwert ist, wie er kam.',
    todo: 'Ist er falsch, nehmen Sie ihn heraus.',
  },
  READING_OF_STEP: {
    happened: 'Dieser Messwert gehört zu einem Schritt der Checkliste von {{number}}.',
    safe: 'Es wurde nichts geändert; Schritt und Messwert sind, wie sie waren.',
    todo: 'Tragen Sie den richtigen Wert an diesem Schritt ein. Ist der Arbeitsauftrag abgeschlossen, nehmen Sie ihn zuerst wieder auf.',
  },
  READING_SOURCE_GONE: {
    happened: 'Eine andere Station hat diesen Messwert herausgenommen.',
    safe: 'Es wurde nichts geändert; der Messwert bleibt draußen.',
    todo: 'Holen Sie ihn an jener Station zurück.',
  },
  COUNTER_BELOW: {
    happened:
      'Der Zähler hatte vorher schon {{than, number(maximumFractionDigits: 9)}} gezeigt, und er steigt nur.',
    safe: 'Nichts wurde gespeichert; Ihre Eingaben sind noch da.',
    todo: 'Berichtigen Sie Wert oder Uhrzeit. Wurde der Zähler dazwischen getauscht, tragen Sie das zuerst ein („Zähler getauscht“); läuft er über, sagen Sie bei der Messgröße, bei welchem Wert.',
  },
  COUNTER_ABOVE: {
    happened: 'Ein späterer Messwert desselben Zählers zeigt nur {{than, number(maximumFractionDigits: 9)}}.',
    safe: 'Nichts wurde gespeichert; Ihre Eingaben sind noch da.',
    todo: 'Berichtigen Sie Wert oder Uhrzeit. Wurde der Zähler dazwischen getauscht, tragen Sie das zuerst ein.',
  },
  COUNTER_BEYOND: {
    happened:
      'Der Zähler beginnt bei {{than, number(maximumFractionDigits: 9)}} wieder mit null; das kann er nicht zeigen.',
    safe: 'Nichts wurde gespeichert; Ihre Eingaben sind noch da.',
    todo: 'Berichtigen Sie den Wert oder den Überlauf der Messgröße.',
  },
  COUNTER_ROLLOVER_IN_USE: {
    happened: 'Der Zähler ist schon übergelaufen oder hat schon mehr als das gezeigt.',
    safe: 'Es wurde nichts geändert; Ihre Eingaben sind noch hier.',
    todo: 'Lassen Sie den Überlauf, wie er ist. Ist jetzt ein anderer Zähler da, tragen Sie den Tausch ein und ändern dann den Überlauf.',
  },
  METER_CHANGE_NEEDED: {
    happened:
      'Ohne diesen Tausch wäre der Zähler von {{from, number(maximumFractionDigits: 9)}} auf {{to, number(maximumFractionDigits: 9)}} gefallen.',
    safe: 'Es wurde nichts geändert; der Zählertausch bleibt.',
    todo: 'War er falsch eingetragen, tragen Sie zuerst den richtigen ein.',
  },
  METER_CHANGE_TOO_LATE: {
    happened: 'Mehr als {{count, number}} Messwerte nach diesem Tausch müssten verschoben werden.',
    safe: 'Es wurde nichts geändert.',
    todo: 'Tragen Sie ihn zu einem späteren Zeitpunkt ein, oder lesen Sie die Messwerte seither in eine neue Messgröße ein.',
  },
  READING_EXISTS: {
    happened: 'Zu diesem Zeitpunkt gibt es einen anderen Wert: {{value, number(maximumFractionDigits: 9)}}.',
    safe: 'Er gilt; Ihrer wurde nicht gespeichert.',
    todo: 'Lassen Sie den vorhandenen Wert stehen, nehmen Sie ihn unter „Einzelne Messwerte“ zuerst heraus, oder berichtigen Sie Tag oder Uhrzeit.',
  },
  HISTORY_CLOSED: {
    happened: 'Einzelne Messwerte aus dieser Zeit werden nicht mehr aufbewahrt, nur ihre Zusammenfassung.',
    safe: 'Nichts wurde geändert; Ihr Wert wurde nicht gespeichert.',
    todo: 'Berichtigen Sie Tag oder Uhrzeit. Ist der Wert wichtig, notieren Sie ihn in einem Auftrag.',
  },
  THRESHOLD_INVALID: {
    happened: 'Diese Grenzwerte widersprechen sich.',
    safe: 'Die geltenden Grenzwerte wurden nicht geändert.',
    todo: 'Setzen Sie jeden kritischen Grenzwert weiter außen als seine Warnung und jeden unteren unter die oberen.',
  },
  METRIC_INVALID: {
    happened: 'Was diese Messgröße messen soll, widerspricht sich.',
    safe: 'Es wurde nichts geändert; Ihre Eingaben sind noch hier.',
    todo: 'Geben Sie zwei bis fünfzig Zuständen verschiedene Namen und Werten einen kleinsten unter dem größten.',
  },
  METRIC_KIND_FIXED: {
    happened: 'Diese Messgröße hat Messwerte; ihre Art lässt sich nicht mehr ändern.',
    safe: 'Es wurde nichts geändert; die Messwerte sind, wie sie waren.',
    todo: 'Legen Sie eine neue Messgröße der anderen Art an.',
  },
  METRIC_UNIT_IN_USE: {
    happened: 'Diese Messgröße hat Werte in {{unit}}; eine andere Einheit würde sie nicht umrechnen.',
    safe: 'Es wurde nichts geändert; Messwerte und Grenzwerte sind, wie sie waren.',
    todo: 'War die Einheit von Anfang an falsch, wählen Sie im Menü der Messgröße „Einheit berichtigen“. Soll ab jetzt in einer anderen Einheit gemessen werden, legen Sie eine neue Messgröße an.',
  },
  METRIC_HAS_LIMITS: {
    happened: 'Diese Messgröße hat Grenzwerte, und Zustände haben keine.',
    safe: 'Es wurde nichts geändert; die Grenzwerte gelten weiter.',
    todo: 'Beenden Sie zuerst die Überwachung der Messgröße und ändern Sie dann ihre Art.',
  },
  METRIC_CHOICE_IN_USE: {
    happened: 'Zu einem Zustand, der entfallen soll, gibt es Messwerte: {{choices}}.',
    safe: 'Es wurde nichts geändert; Ihre Eingaben sind noch hier.',
    todo: 'Behalten Sie den Zustand. Sie können ihn umbenennen.',
  },
  THRESHOLD_CHANGED: {
    happened: 'Diese Grenzwerte hat {{by}} geändert, während Sie daran gearbeitet haben.',
    safe: 'Die fremden Grenzwerte gelten; Ihre Eingaben sind noch da.',
    todo: 'Laden Sie die geltenden Grenzwerte: Ihre Eingaben kommen dazu, und was beide geändert haben, wird gezeigt.',
  },
  NOT_ENOUGH_STOCK: {
    happened: 'So viel liegt in diesem Lager nicht.',
    safe: 'Es wurde kein Bestand bewegt.',
    todo: 'Entnehmen Sie weniger, wählen Sie ein anderes Lager oder lassen Sie zählen.',
  },
  NOT_A_STORE: {
    happened: 'Bestand kann nur in einem Lager oder Fach liegen.',
    safe: 'Es wurde kein Bestand bewegt.',
    todo: 'Wählen Sie ein Lager oder Fach.',
  },
  ASSET_ARCHIVED: {
    happened: 'Es gibt schon eine Anlage mit dem Kennzeichen {{tag}}; sie ist archiviert.',
    safe: 'Nichts wurde gespeichert; Ihre Eingaben sind noch da.',
    todo: 'Stellen Sie sie bei den archivierten Anlagen wieder her, oder wählen Sie ein anderes Kennzeichen.',
  },
  ASSET_TYPE_IN_USE: {
    happened: 'Es gibt noch Anlagen dieses Typs: {{count, number}}.',
    safe: 'Es wurde nichts geändert.',
    todo: 'Geben Sie diesen Anlagen zuerst einen anderen Typ; die Liste auf dieser Seite zeigt sie.',
  },
  CHOICE_IN_USE: {
    happened: 'Eine Auswahl, die entfallen soll, ist an Anlagen noch gewählt: {{count, number}}.',
    safe: 'Es wurde nichts geändert; Ihre Eingaben sind noch hier.',
    todo: 'Legen Sie fest, was diese Anlagen stattdessen erhalten, oder behalten Sie die Auswahl.',
  },
  UNIT_IN_USE: {
    happened: 'Die Einheit eines Ersatzteils steht fest, sobald Bestand darin gebucht ist.',
    safe: 'Nichts wurde geändert; die Bewegungen behalten ihre Einheit.',
    todo: 'Legen Sie ein neues Ersatzteil mit der anderen Einheit an und zählen Sie den Bestand dort ein.',
  },
  METRIC_ARCHIVED: {
    happened: 'Diese Anlage hat schon eine Messgröße {{name}}; sie ist archiviert.',
    safe: 'Nichts wurde gespeichert.',
    todo: 'Stellen Sie sie unter den Messgrößen der Anlage wieder her, oder wählen Sie einen anderen Namen.',
  },
  SUPPLIER_ARCHIVED: {
    happened: 'Es gibt schon einen Lieferanten {{name}}; er ist archiviert.',
    safe: 'Nichts wurde gespeichert.',
    todo: 'Stellen Sie ihn bei den archivierten Lieferanten wieder her, oder wählen Sie einen anderen Namen.',
  },
  FILE_NOT_TEXT: {
    happened: 'Diese Datei ist keine Texttabelle.',
    safe: 'Es wurde nichts eingelesen.',
    todo: 'Speichern Sie sie als CSV (UTF-8) und wählen Sie diese Datei.',
  },
  FILE_TOO_LARGE: {
    happened: 'Diese Datei ist zu groß.',
    safe: 'Es wurde nichts davon gespeichert.',
    todo: 'Wählen Sie eine kleinere oder teilen Sie sie und nehmen Sie die Teile nacheinander.',
  },
  FILE_EMPTY: {
    happened: 'Diese Datei ist leer.',
    safe: 'Es wurde nichts gespeichert.',
    todo: 'Wählen Sie eine andere Datei.',
  },
  UPLOAD_INCOMPLETE: {
    happened: 'Die Datei ist nicht vollständig angekommen.',
    safe: 'Es wurde nichts davon gespeichert.',
    todo: 'Wählen Sie die Datei noch einmal.',
  },
  FILE_MISSING: {
    happened: 'Die Datei liegt nicht mehr im Datenordner.',
    safe: 'Der Datensatz und seine anderen Dateien sind unberührt.',
    todo: 'Fügen Sie die Datei noch einmal hinzu oder kopieren Sie den Ordner „attachments“ aus einer Sicherung zurück.',
  },
  FILE_DAMAGED: {
    happened: 'Die Datei im Datenordner ist nicht mehr, was sie war: Ihr Inhalt hat sich geändert.',
    safe: 'Der Datensatz und seine anderen Dateien sind unberührt.',
    todo: 'Fügen Sie die Datei noch einmal hinzu oder kopieren Sie den Ordner „attachments“ aus einer Sicherung zurück.',
  },
  IMPORT_PLAN_INVALID: {
    happened: 'Die Spalten passen so zugeordnet nicht zusammen.',
    safe: 'Es wurde nichts eingelesen.',
    todo: 'Prüfen Sie die Zuordnung: eine Zeitspalte, und jede Messgröße nur einmal.',
  },
  IMPORT_TOO_MANY_ROWS: {
    happened: 'Diese Datei hat mehr als {{rows, number}} Zeilen.',
    safe: 'Es wurde nichts eingelesen.',
    todo: 'Teilen Sie sie und bringen Sie die Teile nacheinander.',
  },
  READINGS_TOO_MANY_ROWS: {
    happened:
      'Diese Messwerte ergeben {{rows, number}} Zeilen; auf ein Blatt einer Arbeitsmappe passen {{most, number}}.',
    safe: 'Es wurde keine Datei geschrieben.',
    todo: 'Wählen Sie CSV, das keine solche Grenze hat, oder einen kürzeren Zeitraum.',
  },
  IMPORT_HAS_BAD_ROWS: {
    happened: '{{count, number}} Zeilen dieser Datei lassen sich so nicht lesen.',
    safe: 'Es wurde nichts eingelesen.',
    todo: 'Verbessern Sie sie, oder laden Sie die guten Zeilen und lassen sich die schlechten als Datei zurückgeben.',
  },
  IMPORT_NOT_AS_SHOWN: {
    happened:
      'Das Werk hat sich geändert, seit diese Datei geprüft wurde: Aus {{count, number}} ihrer Zeilen würde nicht mehr, was Ihnen gezeigt wurde.',
    safe: 'Es wurde nichts eingelesen.',
    todo: 'Prüfen Sie die Datei noch einmal und sehen Sie sich an, was sie jetzt täte.',
  },
  WORKBOOK_UNREADABLE: {
    happened:
      'Diese Arbeitsmappe lässt sich nicht lesen: Sie hat ein Kennwort, ein altes Format, ist beschädigt oder zu groß.',
    safe: 'Es wurde nichts eingelesen.',
    todo: 'Speichern Sie sie ohne Kennwort als .xlsx oder als CSV (UTF-8) und wählen Sie diese Datei.',
  },
  CODE_TAKEN: {
    happened: 'Dieser Code führt schon zu einem anderen Datensatz: {{record}}.',
    safe: 'Dabei bleibt es; es wurde nichts verknüpft.',
    todo: 'Nehmen Sie den Code dort weg oder verwenden Sie einen anderen.',
  },
  CODE_IS_LABEL: {
    happened: 'Das ist der Code eines Etiketts von Millwright; er führt zu seinem eigenen Datensatz.',
    safe: 'Es wurde nichts verknüpft.',
    todo: 'Drucken Sie ein Etikett des richtigen Datensatzes und kleben Sie es darüber.',
  },
  TOO_MANY_LABELS: {
    happened: 'Das sind mehr als {{most, number}} Etiketten.',
    safe: 'Es wurde nichts gedruckt.',
    todo: 'Wählen Sie weniger Datensätze, zum Beispiel einen Bereich nach dem anderen.',
  },
  PRINTER_UNREACHABLE: {
    happened: 'Der Etikettendrucker „{{printer}}“ antwortet nicht.',
    safe: '{{sent, number}} von {{total, number}} Etiketten wurden ihm übergeben; die übrigen wurden nicht gesendet.',
    todo: 'Prüfen Sie, ob er eingeschaltet ist, Etiketten hat und am Netz ist, und drucken Sie dann die übrigen.',
  },
  IMPORT_NOT_UNDOABLE: {
    happened:
      'Dieses Einlesen lässt sich nicht rückgängig machen: Das ist schon geschehen, oder es kam nie ans Ende.',
    safe: 'Nichts wurde geändert.',
    todo: 'Sehen Sie sich die eingelesene Datei an: Dort steht, wann und von wem das geschah.',
  },
  IMPORT_PRUNED: {
    happened:
      'Dieses Einlesen lässt sich nicht mehr rückgängig machen: Seine ältesten Messwerte sind nach Ablauf ihrer Frist entfernt.',
    safe: 'Nichts wurde geändert; Diagramme und Summen bleiben, wie sie sind.',
    todo: 'Wie lange Messwerte bleiben, steht unter Aufbewahrung.',
  },
  JOB_RUNNING: {
    happened: 'Eine andere lange Aufgabe läuft.',
    safe: 'Sie läuft weiter; es wurde nichts Neues begonnen.',
    todo: 'Warten Sie, bis sie fertig ist, oder brechen Sie sie ab.',
  },
  CANCELLED: {
    happened: 'Das wurde abgebrochen.',
    safe: 'Es ist nichts halb Fertiges geblieben.',
    todo: 'Beginnen Sie neu, wann immer Sie möchten.',
  },
  DISK_FULL: {
    happened: 'Die Festplatte dieses Rechners ist voll.',
    safe: 'Alles früher Gespeicherte bleibt; dies wurde nicht gespeichert.',
    todo: 'Schaffen Sie Platz und versuchen Sie es noch einmal.',
  },
  DATABASE_BUSY: {
    happened: 'Die Datenbank ist mit etwas Langem beschäftigt.',
    safe: 'Es wurde nichts geändert.',
    todo: 'Versuchen Sie es gleich noch einmal.',
  },
  CONNECTION_LOST: {
    happened: 'Der Programmkern hat nicht geantwortet.',
    safe: 'Nichts früher Gespeichertes ist verloren. Ob dieser letzte Schritt gespeichert wurde, zeigt sich, sobald er wieder antwortet.',
    todo: 'Warten Sie auf die Verbindung und wiederholen Sie dann den Schritt: Er wird nicht doppelt ausgeführt.',
  },
  SAVED_BEFORE: {
    happened: 'Ihr früherer Versuch wurde doch gespeichert; nur die Antwort ging verloren.',
    safe: 'Er ist einmal gespeichert, so wie Sie ihn abgeschickt hatten. Was Sie seither geändert haben, ist nicht gespeichert.',
    todo: 'Schließen Sie dieses Formular, sehen Sie sich das Gespeicherte an und ändern Sie es dort.',
  },
} as const satisfies Catalogue<typeof en>;
