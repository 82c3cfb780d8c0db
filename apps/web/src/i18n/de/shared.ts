import type * as en from '../en/shared.ts'
import type { TextsLike } from '../texts.ts'

export const app: TextsLike<typeof en.app> = {
  skip: 'Zum Inhalt springen',
  menu: 'Menü',
  closeMenu: 'Menü schließen',
  navigation: 'Hauptnavigation',
  projects: 'Projekte',
  myWork: 'Meine Arbeit',
  noProjects: 'Noch keine Projekte',
  newTask: 'Neue Aufgabe',
  search: 'Suchen',
  signOut: 'Abmelden',
  theme: 'Erscheinungsbild',
  light: 'Hell',
  dark: 'Dunkel',
  system: 'Wie das System',
  language: 'Sprache',
  shortcuts: 'Tastenkürzel',
  close: 'Schließen',
  cancel: 'Abbrechen',
  save: 'Speichern',
  retry: 'Erneut versuchen',
  loading: 'Wird geladen',
  nothingFound: 'Nichts gefunden',
  undo: 'Rückgängig',
  delete: 'Löschen',
  add: 'Hinzufügen',
  copy: 'Kopieren',
  copied: 'Kopiert',
  settings: 'Einstellungen',
  administration: 'Verwaltung',
  trash: 'Papierkorb',
  newProject: 'Neues Projekt',
  otherLanguage: 'Switch to English',
  inbox: 'Eingang',
}

export const signIn: TextsLike<typeof en.signIn> = {
  title: 'Arbeit im Fluss',
  lead: 'Melden Sie sich an und sehen Sie, was fällig ist, was läuft und was als Nächstes kommt.',
  action: 'Anmelden',
}

export const failure: TextsLike<typeof en.failure> = {
  title: 'Das konnte nicht geladen werden',
  unreachable: 'Der Server antwortet nicht. Vielleicht ist die Verbindung unterbrochen.',
  forbidden: 'Sie dürfen dies sehen, aber nicht ändern.',
  notFound: 'Hier ist nichts, oder es ist nicht für Sie freigegeben.',
  rateLimited: 'Zu viele Anfragen auf einmal. Versuchen Sie es gleich noch einmal.',
  invalid: 'Der Server hat dies abgelehnt: {{detail}}',
  conflict: 'Jemand hat dies gleichzeitig geändert.',
  unexpected: 'Auf dem Server ist etwas schiefgegangen.',
  request: 'Anfrage {{id}}',
  secondFactor: 'Dafür braucht es Ihren zweiten Faktor.',
  secondFactorTitle: 'Dafür braucht es Ihren zweiten Faktor',
  secondFactorWhy:
    'Was Sie vorhaben, ist wichtig. Deshalb fragt Millrace nach einem Code Ihrer Authenticator-App. Haben Sie noch keine, richten Sie sie unterwegs ein.',
  secondFactorBack: 'Danach kommen Sie hierher zurück. Versuchen Sie es dann noch einmal.',
  secondFactorGo: 'Weiter',
  notSaved: 'Nicht gespeichert',
  page: 'Diese Seite gibt es nicht',
  home: 'Zu meiner Arbeit',
  crash: 'Diese Seite ist fehlgeschlagen. Ihre Eingaben sind noch da.',
  reload: 'Neu laden',
}

export const status: TextsLike<typeof en.status> = {
  pending: 'Offen',
  'in-progress': 'In Arbeit',
  completed: 'Erledigt',
}

export const priority: TextsLike<typeof en.priority> = {
  none: 'Keine Priorität',
  low: 'Niedrig',
  medium: 'Mittel',
  high: 'Hoch',
  urgent: 'Dringend',
}

export const due: TextsLike<typeof en.due> = {
  overdue: 'Überfällig',
  today: 'Heute',
  tomorrow: 'Morgen',
  yesterday: 'Gestern',
  upcoming: 'Demnächst',
  none: 'Ohne Datum',
  on: 'Fällig {{date}}',
  was: 'Überfällig seit {{date}}',
  time: 'Uhrzeit',
  addTime: 'Uhrzeit hinzufügen',
  removeTime: 'Uhrzeit entfernen',
  removeDate: 'Datum entfernen',
  previousMonth: 'Voriger Monat',
  nextMonth: 'Nächster Monat',
  chooseMonth: 'Monat und Jahr wählen',
  previousYear: 'Voriges Jahr',
  nextYear: 'Nächstes Jahr',
  previousDecade: 'Voriges Jahrzehnt',
  nextDecade: 'Nächstes Jahrzehnt',
}

export const task: TextsLike<typeof en.task> = {
  complete: '„{{title}}“ erledigen',
  reopen: '„{{title}}“ wieder öffnen',
  completed: 'Erledigt',
  undo: 'Rückgängig',
  assignedTo: 'Zugewiesen an {{name}}',
  count_one: '{{count}} Aufgabe',
  count_other: '{{count}} Aufgaben',
  list: 'Aufgaben',
  select: '„{{title}}“ auswählen',
  subtask: 'Unteraufgabe',
  startsOn: 'Beginnt {{date}}',
  createdOn: 'Angelegt {{date}}',
  updatedOn: 'Geändert {{date}}',
}

export const fields: TextsLike<typeof en.fields> = {
  title: 'Titel',
  description: 'Beschreibung',
  status: 'Status',
  priority: 'Priorität',
  assigneeId: 'Zuständigkeit',
  dueOn: 'Fälligkeit',
  dueAt: 'Fälligkeit',
  startOn: 'Beginn',
  startAt: 'Beginn',
  labelIds: 'Labels',
  columnId: 'Spalte',
  parentId: 'übergeordnete Aufgabe',
  rank: 'Platz',
  projectId: 'Projekt',
}

export const conflict: TextsLike<typeof en.conflict> = {
  title: 'Zwei haben dies geändert',
  lead: 'Während Sie schrieben, hat jemand eine andere Fassung gespeichert. Wählen Sie, welche bleibt; bis dahin geht nichts verloren.',
  base: 'Vorher',
  mine: 'Ihre',
  theirs: 'Die andere',
  keepMine: 'Meine behalten',
  keepTheirs: 'Die andere behalten',
  empty: '(leer)',
}

export const shortcuts: TextsLike<typeof en.shortcuts> = {
  quickAdd: 'Neue Aufgabe',
  palette: 'Suche und Befehle',
  help: 'Tastenkürzel anzeigen',
  myWork: 'Zu meiner Arbeit',
  next: 'Nächste Aufgabe',
  previous: 'Vorherige Aufgabe',
  open: 'Aufgabe öffnen',
  complete: 'Aufgabe erledigen oder wieder öffnen',
  select: 'Aufgabe auswählen',
  selectRange: 'Bis zur nächsten Aufgabe auswählen',
  selectAll: 'Alles auswählen, was geladen ist',
  bulk: 'Ausgewähltes bearbeiten',
  unselect: 'Auswahl aufheben',
  undo: 'Rückgängig machen',
  close: 'Schließen',
  moveCard: 'Karte verschieben',
  theme: 'Zwischen hell und dunkel wechseln',
  general: 'Überall',
  lists: 'In Listen',
  boards: 'Auf Tafeln',
}

export const color: TextsLike<typeof en.color> = {
  red: 'Rot',
  orange: 'Orange',
  amber: 'Bernstein',
  green: 'Grün',
  teal: 'Petrol',
  blue: 'Blau',
  violet: 'Violett',
  pink: 'Rosa',
  brown: 'Braun',
  grey: 'Grau',
  other: 'Andere Farbe',
}

export const projectRole: TextsLike<typeof en.projectRole> = {
  owner: 'Verwalten',
  editor: 'Bearbeiten',
  commenter: 'Kommentieren',
  viewer: 'Lesen',
  ownerMay: 'Ändert alles, auch Mitglieder und Spalten',
  editorMay: 'Legt Aufgaben und Labels an und ändert sie',
  commenterMay: 'Liest alles und kommentiert',
  viewerMay: 'Liest alles',
}
