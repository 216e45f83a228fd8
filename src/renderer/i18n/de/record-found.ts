/** Words of what a dry run found besides the rows. */
export const recordFound = {
  leftOut_one: '{{count, number}} Spalte wird ausgelassen: {{columns}}.',
  leftOut_other: '{{count, number}} Spalten werden ausgelassen: {{columns}}.',
  newUnits_one:
    '{{count, number}} Einheit ist neu; ohne Antwort unten wird sie so übernommen, wie sie dasteht.',
  newUnits_other:
    '{{count, number}} Einheiten sind neu; ohne Antwort unten werden sie so übernommen, wie sie dastehen.',
  sameFile: {
    told: 'Genau diese Datei wurde schon als {{file}} eingelesen ({{when}}) und ist noch da.',
    open: 'Dieses Einlesen ansehen',
  },
  made: {
    title: 'Außerdem angelegt:',
    named: 'Genannt sind die ersten {{shown, number}} von {{count, number}}.',
  },
  duplicates: {
    title_one: '{{count, number}} wahrscheinliche Dublette',
    title_other: '{{count, number}} wahrscheinliche Dubletten',
    card: 'Wohl Dubletten',
    lead_one:
      '{{count, number}} neue Zeile ist wohl dasselbe wie etwas anderes. Sie wird trotzdem eingelesen.',
    lead_other:
      '{{count, number}} neue Zeilen sind wohl dasselbe wie etwas anderes. Sie werden trotzdem eingelesen.',
    leftOut_one: '{{count, number}} wahrscheinliche Dublette wird ausgelassen und zählt zu dem, was bleibt.',
    leftOut_other:
      '{{count, number}} wahrscheinliche Dubletten werden ausgelassen und zählen zu dem, was bleibt.',
    stays_one: '{{count, number}} wird trotzdem eingelesen: Andere Zeilen der Datei stehen darunter.',
    stays_other: '{{count, number}} werden trotzdem eingelesen: Andere Zeilen der Datei stehen darunter.',
    result: 'Wahrscheinliche Dubletten, ausgelassen',
    leave: 'Wahrscheinliche Dubletten auslassen',
    leaveHint: 'Danach noch einmal prüfen, um zu sehen, was einzulesen bleibt.',
    other: 'Wohl dasselbe wie',
    otherLine: 'Zeile {{line, number}} der Datei',
    same: 'Gleich ist',
    first: 'Gezeigt werden die ersten {{count, number}}.',
    confirmLoaded_one:
      '{{count, number}} davon ist eine wahrscheinliche Dublette und wird trotzdem eingelesen.',
    confirmLoaded_other:
      '{{count, number}} davon sind wahrscheinliche Dubletten und werden trotzdem eingelesen.',
    confirmLeft_one: '{{count, number}} wahrscheinliche Dublette wird ausgelassen.',
    confirmLeft_other: '{{count, number}} wahrscheinliche Dubletten werden ausgelassen.',
  },
} as const;
