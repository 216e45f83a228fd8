import type { Catalogue } from '../catalogue.ts';
import type { verification as en } from '../en/verification.ts';

export const verification = {
  title: 'Nachweis der Instandsetzung',
  lead: 'Ein Arbeitsauftrag zu einem Alarm ist erst gelungen, wenn der Wert im Bereich bleibt. Bis dahin läuft der Nachweis; verlässt der Wert den Bereich, kommt er nicht zurück oder wird er nicht gemessen, ist die Instandsetzung nicht nachgewiesen.',
  keywords: 'Nachweis Verifizierung Wirksamkeit Rückfall Einstellungen',
  saved: 'Gespeichert. Es gilt für Aufträge, die ab jetzt abgeschlossen werden.',
  terms: {
    title: 'Wo die Regel einer Messgröße nichts anderes sagt',
    hold: 'Im Bereich bleiben für',
    holdHint: 'Ab dem Abschluss, oder ab der Rückkehr des Werts',
    relapse: 'Ein Alarm gilt als Rückfall für',
    relapseHint: 'Nach dem Abschluss; er wird dann mit dem Auftrag verknüpft',
    never: 'Gar nicht',
    asPlant: 'Wie im Werk: {{time}}',
  },
  ask: {
    title: 'Nachweis der Instandsetzung',
    asked: '{{metric}} muss im Bereich bleiben',
    waived: 'Kein Nachweis',
    silence: 'Schweigen von mehr als {{time}} ist kein Nachweis.',
    once: 'In dieser Zeit muss mindestens einmal gemessen werden.',
    reason: 'Warum nicht?',
    reasonHint: 'Z. B. Maschine außer Betrieb, oder der Sensor selbst war defekt',
  },
  waive: {
    action: 'Auf den Nachweis verzichten …',
    title: 'Auf den Nachweis der Instandsetzung verzichten',
    lead: 'Die Instandsetzung gilt dann weder als nachgewiesen noch als nicht nachgewiesen, und auf {{metric}} wird nicht mehr gewartet. Ein baldiger Alarm bleibt ihr Rückfall.',
    reasonMissing: 'Sagen Sie, warum.',
    submit: 'Verzichten',
    done: 'Ein Nachweis dieser Instandsetzung wird nicht mehr verlangt.',
  },
  section: 'Nachweis der Instandsetzung',
  story: {
    verifying: '{{metric}} ist seit {{from}} im Bereich und muss bis {{until}} dort bleiben.',
    notBackYet:
      '{{metric}} ist noch nicht zurück im Bereich. Zeit dafür ist bis {{until}}, danach muss es {{time}} so bleiben.',
    pending:
      '{{metric}} war ab {{from}} im Bereich, doch der neueste Messwert liegt jenseits eines Grenzwerts. Die nächsten Messwerte entscheiden.',
    alarmOpen:
      '{{metric}} ist seit {{from}} im Bereich. Entschieden wird, wenn die Abfallverzögerung des Alarms vorbei ist, frühestens am {{until}}.',
    stopped:
      'Wartet: Die Anlage läuft nicht ({{asset}}). Bis dahin steht die Uhr; {{metric}} muss insgesamt {{time}} im Bereich sein.',
    verified: '{{metric}} war von {{from}} bis {{until}} im Bereich.',
    waived: 'Kein Nachweis: {{reason}}',
    not: {
      'out-of-band': '{{metric}} hat den Bereich vor {{until}} verlassen.',
      'not-back': '{{metric}} war bis {{until}} nicht zurück im Bereich.',
      'no-data': '{{metric}} wurde bis {{until}} nicht oft genug gemessen.',
      'not-watched': '{{metric}} hatte am {{until}} keine Grenzwerte mehr.',
    },
  },
  relapses_one: 'Ein Rückfall',
  relapses_other: '{{count, number}} Rückfälle',
  after: '{{time}} nach dem Abschluss',
} as const satisfies Catalogue<typeof en>;
