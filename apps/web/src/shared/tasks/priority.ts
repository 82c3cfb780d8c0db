const names = ['none', 'low', 'medium', 'high', 'urgent'] as const

export const priorityLevels = [0, 1, 2, 3, 4] as const

/** The key of the catalogue for a priority of the API. */
export const priorityText = (level: number) => `priority.${names[level] ?? 'none'}` as const
