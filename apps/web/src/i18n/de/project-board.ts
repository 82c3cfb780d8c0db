import type * as en from '../en/project-board.ts'
import type { TextsLike } from '../texts.ts'

export const board: TextsLike<typeof en.board> = {
  add: 'Karte zu {{column}} hinzufügen',
  addCard: '+ Karte hinzufügen',
  titleOfCard: 'Titel, dann Eingabe',
  addedBelow: 'Am Ende der Spalte hinzugefügt',
  waiting: 'Noch nicht gespeichert',
  count_one: '{{count}} Karte',
  count_other: '{{count}} Karten',
  limit: 'von höchstens {{limit}}',
  over: 'über der Grenze von {{limit}}',
  empty: 'Keine Karten. Ziehen Sie eine hierher, oder fügen Sie unten eine hinzu.',
  noCards: 'Keine Karten.',
  emptyBoard:
    'Hier ist noch nichts. Fügen Sie unten die erste Karte hinzu, oder drücken Sie irgendwo c. Ziehen Sie sie dann von Spalte zu Spalte, wie die Arbeit vorangeht.',
  nothingMatches: 'Keine Karte passt zum Filter.',
  noColumnsTitle: 'Diese Tafel hat keine Spalten',
  noColumns: 'Spalten sind die Schritte, durch die Arbeit geht. Legen Sie welche in den Einstellungen des Projekts an.',
  card: '{{title}}, {{column}}, Karte {{position}} von {{count}}',
  movedTo: '{{key}} ist jetzt in {{column}}',
  moved: '{{title}} nach {{column}} verschoben, Platz {{position}}',
  failed: '{{title}} ist wieder am alten Platz',
  hint: 'Pfeiltasten gehen von Karte zu Karte. Alt und eine Pfeiltaste verschieben die Karte. x wählt sie aus, e erledigt sie, Eingabe öffnet sie.',
}
