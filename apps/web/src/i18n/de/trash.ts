import type * as en from '../en/trash.ts'
import type { TextsLike } from '../texts.ts'

export const trash: TextsLike<typeof en.trash> = {
  tasks: 'Aufgaben',
  project: 'Projekt',
  allProjects: 'Alle Projekte',
  restore: 'Wiederherstellen',
  restoreOne: '„{{name}}“ wiederherstellen',
  deleted: 'Gelöscht am {{moment}}',
  emptyTitle: 'Der Papierkorb ist leer',
  emptyProject: 'Aus diesem Projekt liegt nichts im Papierkorb',
  empty: 'Gelöschte Aufgaben und Projekte kommen hierher und lassen sich von hier dorthin zurücklegen, wo sie waren.',
  projectRestored: '„{{name}}“ ist wieder da.',
  openProject: 'Öffnen',
}
