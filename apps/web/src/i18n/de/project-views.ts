import type * as en from '../en/project-views.ts'
import type { TextsLike } from '../texts.ts'

export const project: TextsLike<typeof en.project> = {
  list: 'Liste',
  calendar: 'Kalender',
  board: 'Tafel',
  views: 'Ansichten des Projekts',
  filter: 'Status',
  all: 'Alle',
  open: 'Offen',
  sort: 'Sortierung',
  sorts: {
    '-created': 'Neueste zuerst',
    created: 'Älteste zuerst',
    due: 'Fälligkeit',
    '-priority': 'Priorität',
    '-updated': 'Zuletzt geändert',
    rank: 'Reihenfolge der Tafel',
  },
  emptyTitle: 'Keine Aufgaben',
  empty: 'Mit {{key}} legen Sie die erste an, oder ändern Sie den Filter.',
}
