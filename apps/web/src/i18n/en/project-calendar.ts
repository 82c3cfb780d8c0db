export const calendar = { title: 'calendar' } as const
