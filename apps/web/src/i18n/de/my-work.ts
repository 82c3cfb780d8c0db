import type * as en from '../en/my-work.ts'
import type { TextsLike } from '../texts.ts'

export const myWork: TextsLike<typeof en.myWork> = {
  emptyTitle: 'Nichts zu tun',
  empty:
    'Hier sammeln sich Aufgaben, die Ihnen zugewiesen sind, nach Fälligkeit geordnet. Mit {{key}} legen Sie eine an.',
}
