export const board = {
  add: 'Add to {{column}}',
  count_one: '{{count}} card',
  count_other: '{{count}} cards',
  over: '{{count}} of at most {{limit}}',
  empty: 'Drop a card here',
  card: '{{title}}, {{column}}, card {{position}} of {{count}}',
  moved: '{{title}} moved to {{column}}, position {{position}}',
  failed: '{{title}} is back where it was',
  hint: 'Arrow keys go from card to card. Alt and an arrow key move the card.',
} as const
