import type { Status } from '../api/api.ts'

/** Every status, from the first to the last. */
export const statuses = ['pending', 'in-progress', 'completed'] as const satisfies readonly Status[]

/** What is still to be done. */
export const openStatuses = ['pending', 'in-progress'] as const satisfies readonly Status[]
