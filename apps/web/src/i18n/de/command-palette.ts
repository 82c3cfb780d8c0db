import type * as en from '../en/command-palette.ts'
import type { TextsLike } from '../texts.ts'

export const palette: TextsLike<typeof en.palette> = {
  placeholder: 'Aufgaben, Projekte und Personen suchen oder einen Befehl ausführen …',
  tasks: 'Aufgaben',
  projects: 'Projekte',
  archived: 'archiviert',
  people: 'Personen',
  commands: 'Befehle',
  nothing: 'Nichts gefunden',
  results: 'Treffer',
}
