export const myWork = {
  emptyTitle: 'Nothing on your plate',
  empty: 'Tasks assigned to you gather here, ordered by when they are due. Press {{key}} to add one.',
} as const
