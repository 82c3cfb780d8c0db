import type * as en from '../en/quick-add.ts'
import type { TextsLike } from '../texts.ts'

export const quickAdd: TextsLike<typeof en.quickAdd> = {
  title: 'Neue Aufgabe',
  placeholder: 'Druckerei anrufen morgen !hoch #druck',
  project: 'Projekt',
  cannot:
    'Sie dürfen Projekte ansehen, aber nichts hinzufügen. Die Rolle eines Benutzers bekommen Sie von der Verwaltung.',
  add: 'Aufgabe anlegen',
  hint: 'Versteht Daten wie „morgen“ oder „freitag“, !hoch, @name und #label.',
  unknown_one: '{{marks}} ist hier nicht bekannt und bleibt im Titel.',
  unknown_other: '{{marks}} sind hier nicht bekannt und bleiben im Titel.',
  added: '{{key}} angelegt',
  show: 'Anzeigen',
}
