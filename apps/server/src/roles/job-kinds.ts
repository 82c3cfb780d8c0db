import { deadLetterJobKinds } from '../modules/dead-letters/dead-letters.jobs.ts'
import type { JobKind } from '../modules/jobs/index.ts'

/** Every kind of job. */
export const jobKinds: readonly JobKind[] = [...deadLetterJobKinds]
