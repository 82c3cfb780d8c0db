import type * as en from '../en/my-work.ts'
import type { TextsLike } from '../texts.ts'

export const myWork: TextsLike<typeof en.myWork> = {
  emptyTitle: 'Nichts zu tun',
  empty:
    'Hier sammeln sich Aufgaben, die Ihnen zugewiesen sind, nach Fälligkeit geordnet. Mit <kbd>{{key}}</kbd> legen Sie eine an, zum Beispiel „Druckerei anrufen morgen“.',
  order: 'Ordnung',
  by: { date: 'Nach Datum', project: 'Nach Projekt' },
  nothingOf: '{{name}} hat keine offenen Aufgaben',
  nothingSeen: 'Gezeigt werden nur Aufgaben aus Projekten, die Sie sehen dürfen.',
}
