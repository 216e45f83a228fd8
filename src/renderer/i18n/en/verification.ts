/** The proof of a fix, and its relapse. */
export const verification = {
  title: 'Proof of fixes',
  lead: 'A work order that was opened for an alarm is done when the value stays in band. Until then it is being verified; if the value leaves the band, does not come back or is not read, the fix is not verified.',
  keywords: 'verification verify proof fix relapse settings',
  saved: 'Saved. It holds for work that is completed from now on.',
  terms: {
    title: 'Where the rule of a metric says nothing else',
    hold: 'Stay in band for',
    holdHint: 'From the completion on, or from when the value is back',
    relapse: 'An alarm is a relapse for',
    relapseHint: 'After the completion; it is then linked to the work order',
    never: 'Not at all',
    asPlant: 'As the plant has it: {{time}}',
  },
  ask: {
    title: 'Proof of the fix',
    asked: '{{metric}} has to stay in band',
    waived: 'No verification',
    silence: 'Silence of more than {{time}} is no proof.',
    once: 'It has to be read once at least in that time.',
    reason: 'Why not?',
    reasonHint: 'E.g. the machine is out of use, or the sensor was what had failed',
  },
  waive: {
    action: 'Do without the proof…',
    title: 'Do without the proof of the fix',
    lead: 'The fix is then neither verified nor not, and {{metric}} is no longer waited for. An alarm that comes soon is still its relapse.',
    reasonMissing: 'Say why.',
    submit: 'Do without it',
    done: 'No proof of this fix is asked for any more.',
  },
  section: 'Proof of the fix',
  story: {
    verifying: '{{metric}} has been in band since {{from}} and has to stay there until {{until}}.',
    notBackYet:
      '{{metric}} is not yet back in band. It has until {{until}}, and must then stay for {{time}}.',
    pending:
      '{{metric}} was in band from {{from}} on, but its newest reading is beyond a limit. The next readings decide.',
    alarmOpen:
      '{{metric}} has been in band since {{from}}. It is decided when the off-delay of its alarm is over, on {{until}} at the earliest.',
    stopped:
      'Waits: the machine is not running ({{asset}}). The clock stands until it does; {{metric}} has to be in band for {{time}} in all.',
    verified: '{{metric}} was in band from {{from}} to {{until}}.',
    waived: 'No verification: {{reason}}',
    not: {
      'out-of-band': '{{metric}} went out of band before {{until}}.',
      'not-back': '{{metric}} was not back in band by {{until}}.',
      'no-data': '{{metric}} was not read often enough until {{until}}.',
      'not-watched': '{{metric}} had no limits any more on {{until}}.',
    },
  },
  relapses_one: 'Relapsed once',
  relapses_other: 'Relapsed {{count, number}} times',
  after: '{{time}} after the completion',
} as const;
