export const projectSettings = { title: 'projectSettings' } as const
