import type * as en from '../en/notifications.ts'
import type { TextsLike } from '../texts.ts'

export const notifications: TextsLike<typeof en.notifications> = {
  all: 'Alle',
  unread: 'Ungelesen',
  filter: 'Welche Mitteilungen',
  readAll: 'Alle als gelesen markieren',
  markRead: 'Als gelesen markieren',
  markUnread: 'Als ungelesen markieren',
  choose: 'Wählen, worüber Sie informiert werden',
  unreadName: 'Ungelesen: {{sentence}}: {{title}}',
  readName: '{{sentence}}: {{title}}',
  none: 'Noch ist nichts geschehen',
  noneLead:
    'Hier lesen Sie, wenn Ihnen jemand eine Aufgabe zuweist, Sie erwähnt oder eine Aufgabe kommentiert, der Sie folgen, und wenn ein Termin näher rückt.',
  noneUnread: 'Sie haben alles gelesen',
  noneUnreadLead: 'Was als Nächstes kommt, erscheint hier, und seine Zahl neben „Mitteilungen“.',
  somebody: 'Jemand',
  days: { '-1': 'gestern', '0': 'heute', '1': 'morgen' },
  assigned: '{{name}} hat Ihnen {{key}} zugewiesen',
  mentioned: '{{name}} hat Sie in {{key}} erwähnt',
  mentionedInComment: '{{name}} hat Sie in einem Kommentar zu {{key}} erwähnt',
  commented: '{{name}} hat {{key}} kommentiert',
  changed: '{{name}} hat den Status von {{key}} geändert',
  completed: '{{name}} hat {{key}} erledigt',
  reopened: '{{name}} hat {{key}} wieder geöffnet: „{{status}}“',
  moved: '{{name}} hat {{key}} auf „{{status}}“ gesetzt',
  'due-soon': '{{key}} ist fällig: {{due}}',
  overdue: '{{key}} ist überfällig, Termin war: {{due}}',
}
