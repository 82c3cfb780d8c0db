import type * as en from '../en/project-board.ts'
import type { TextsLike } from '../texts.ts'

export const board: TextsLike<typeof en.board> = {
  add: 'Zu {{column}} hinzufügen',
  count_one: '{{count}} Karte',
  count_other: '{{count}} Karten',
  over: '{{count}} von höchstens {{limit}}',
  empty: 'Karte hier ablegen',
  card: '{{title}}, {{column}}, Karte {{position}} von {{count}}',
  moved: '{{title}} nach {{column}} verschoben, Platz {{position}}',
  failed: '{{title}} ist wieder am alten Platz',
  hint: 'Pfeiltasten gehen von Karte zu Karte. Alt und eine Pfeiltaste verschieben die Karte.',
}
