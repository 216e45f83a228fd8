import type { Catalogue } from '../catalogue.ts';
import type { annotations as en } from '../en/annotations.ts';

export const annotations = {
  title: 'Vermerke',
  add: 'Vermerken',
  none: 'In diesem Diagramm ist noch nichts vermerkt.',
  showAll: 'Alle {{count}} zeigen',
  showNewest: 'Die neuesten {{shown, number}} von {{total, number}} zeigen',
  tooMany: 'Die neuesten {{shown, number}} von {{total, number}}.',
  by: 'Vermerk von {{author}}',
  form: {
    new: 'Vermerk zu {{metric}}',
    edit: 'Vermerk zu {{metric}} ändern',
    add: 'Vermerk hinzufügen',
    text: 'Text',
    textHint: 'Was geschehen ist oder was man über diese Messwerte wissen soll',
    day: 'Tag',
    time: 'Uhrzeit',
    untilDay: 'Bis, Tag',
    untilTime: 'Bis, Uhrzeit',
    textNeeded: 'Geben Sie einen Text ein.',
    timeNeeded: 'Geben Sie Tag und Uhrzeit ein, z. B. 14:30.',
    untilAfter: 'Das Ende muss nach dem Anfang liegen.',
  },
  done: { added: 'Vermerk hinzugefügt', changed: 'Vermerk geändert', removed: 'Vermerk entfernt' },
} satisfies Catalogue<typeof en>;
