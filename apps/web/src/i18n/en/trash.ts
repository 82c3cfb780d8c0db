export const trash = { title: 'trash' } as const
