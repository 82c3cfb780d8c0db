export const newProject = { title: 'newProject' } as const
