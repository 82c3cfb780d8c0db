import type * as en from '../en/new-project.ts'
import type { TextsLike } from '../texts.ts'

export const newProject: TextsLike<typeof en.newProject> = {
  title: 'Neues Projekt',
  name: 'Name des Projekts',
  color: 'Farbe',
  key: 'Kürzel',
  keyHint: 'Aufgaben heißen {{key}}-1, {{key}}-2 und so weiter',
  keyTaken: '{{key}} ist vergeben. Wählen Sie ein anderes.',
  keyWrong: 'Zwei bis zehn Buchstaben und Ziffern, ein Buchstabe zuerst',
  description: 'Beschreibung',
  descriptionHint: 'Wozu dient es? (freiwillig)',
  template: 'Spalten zu Beginn',
  templates: { basic: 'Offen, in Arbeit, erledigt', review: 'Mit Prüfung', backlog: 'Mit Vorrat' },
  columns: { backlog: 'Vorrat', todo: 'Offen', progress: 'In Arbeit', review: 'Prüfung', done: 'Erledigt' },
  people: 'Personen',
  addPerson: 'Person hinzufügen',
  roleOf: 'Rolle von {{name}}',
  leaveOut: '{{name}} weglassen',
  owner: 'Sie sind Eigentümer.',
  create: 'Projekt anlegen',
  partly: 'Das Projekt ist da, aber etwas fehlt',
  columnsMissing: 'Nicht alle Spalten wurden angelegt.',
  personMissing: '{{name}} wurde nicht hinzugefügt.',
}
