export const myWork = {
  emptyTitle: 'Nothing on your plate',
  empty:
    'Tasks assigned to you gather here, ordered by when they are due. Press <kbd>{{key}}</kbd> to add one, for example “Call the printer tomorrow”.',
  order: 'Order',
  by: { date: 'By date', project: 'By project' },
  nothingOf: '{{name}} has no open tasks',
  nothingSeen: 'Only tasks of projects that are shared with you are shown.',
} as const
