/** Words of the landing page. */
export const today = {
  title: 'Today',
  section: {
    myWork: 'My work',
    standingAlarms: 'Open alarms',
    overdue: 'Overdue',
    dueToday: 'Due today',
    reorder: 'Parts to reorder',
    requests: 'Requests to approve',
    notVerified: 'Fixes not verified',
  },
  empty: {
    myWork: 'Nothing is assigned to you.',
    standingAlarms: 'No alarm stands.',
    overdue: 'Nothing is overdue.',
    dueToday: 'Nothing is due today.',
    reorder: 'No part needs to be reordered.',
    requests: 'No requests are waiting.',
    notVerified: 'No fix is without its proof.',
  },
  new: {
    title: 'This plant has no assets yet',
    hint: 'Bring them in from the spreadsheets you have: machines, places, parts, work orders. Each import can be undone.',
    hintEnter: 'Enter the first one: a line or an area, then the machines below it.',
    import: 'Import from a file',
    enter: 'Enter the first asset',
  },
  more_one: '{{count, number}} more',
  more_other: '{{count, number}} more',
  returned: 'Back to normal',
  onHand: '{{quantity}} left',
  order: 'order {{quantity}}',
} as const;
