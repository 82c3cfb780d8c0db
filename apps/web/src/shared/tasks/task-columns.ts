/** What a line of a list can show beside the title, in this order. */
export const taskColumns = [
  'priority',
  'status',
  'key',
  'labels',
  'start',
  'due',
  'created',
  'updated',
  'assignee',
] as const
export type TaskColumn = (typeof taskColumns)[number]

export const usualColumns: readonly TaskColumn[] = ['priority', 'status', 'key', 'labels', 'due', 'assignee']
