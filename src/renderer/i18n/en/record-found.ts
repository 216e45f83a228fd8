/** Words of what a dry run found besides the rows. */
export const recordFound = {
  leftOut_one: '{{count, number}} column is left out: {{columns}}.',
  leftOut_other: '{{count, number}} columns are left out: {{columns}}.',
  newUnits_one:
    '{{count, number}} unit is new to the plant; without an answer below it is taken as it stands.',
  newUnits_other:
    '{{count, number}} units are new to the plant; without an answer below they are taken as they stand.',
  sameFile: {
    told: 'This very file was imported already as {{file}}, {{when}}, and is still in.',
    open: 'Open that import',
  },
  made: {
    title: 'Also created:',
    named: 'The first {{shown, number}} of {{count, number}} are named.',
  },
  duplicates: {
    title_one: '{{count, number}} likely duplicate',
    title_other: '{{count, number}} likely duplicates',
    card: 'Likely duplicates',
    lead_one: '{{count, number}} new row is probably the same as something else. It is loaded all the same.',
    lead_other:
      '{{count, number}} new rows are probably the same as something else. They are loaded all the same.',
    leftOut_one: '{{count, number}} likely duplicate is left out and counts as left as it is.',
    leftOut_other: '{{count, number}} likely duplicates are left out and count as left as they are.',
    stays_one: '{{count, number}} is loaded all the same: other rows of the file stand below it.',
    stays_other: '{{count, number}} are loaded all the same: other rows of the file stand below them.',
    result: 'Likely duplicates left out',
    leave: 'Leave likely duplicates out',
    leaveHint: 'Then check again to see what is left to load.',
    other: 'Probably the same as',
    otherLine: 'row {{line, number}} of the file',
    same: 'Because of the same',
    first: 'The first {{count, number}} are shown.',
    confirmLoaded_one: '{{count, number}} of them is a likely duplicate, and is loaded all the same.',
    confirmLoaded_other: '{{count, number}} of them are likely duplicates, and are loaded all the same.',
    confirmLeft_one: '{{count, number}} likely duplicate is left out.',
    confirmLeft_other: '{{count, number}} likely duplicates are left out.',
  },
} as const;
