/** Words of what people write on charts. */
export const annotations = {
  title: 'Annotations',
  add: 'Annotate',
  none: 'Nothing has been written on this chart yet.',
  showAll: 'Show all {{count}}',
  tooMany: 'The newest {{shown, number}} of {{total, number}}.',
  by: 'Annotation by {{author}}',
  form: {
    new: 'Annotate {{metric}}',
    edit: 'Change the annotation of {{metric}}',
    add: 'Add annotation',
    text: 'Text',
    textHint: 'What happened, or what to remember about these readings',
    day: 'Day',
    time: 'Time',
    untilDay: 'Until, day',
    untilTime: 'Until, time',
    textNeeded: 'Enter a text.',
    timeNeeded: 'Enter a day and a time, e.g. 14:30.',
    untilAfter: 'The end must be after the beginning.',
  },
  done: { added: 'Annotation added', changed: 'Annotation changed', removed: 'Annotation removed' },
} as const;
