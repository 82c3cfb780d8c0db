import type { Ctx } from '../../platform/context.ts'
import { inBatches } from '../../platform/database/in-batches.ts'
import { removeOldJobs } from './jobs.store.ts'

/** Forgets jobs that ended before the moment, in short transactions. Answers how many. */
export const purgeJobs = ({ db }: Pick<Ctx, 'db'>, before: Date): Promise<number> =>
  inBatches((limit) => removeOldJobs(db, before, limit))
