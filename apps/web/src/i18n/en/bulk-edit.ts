export const bulk = { title: 'bulk' } as const
