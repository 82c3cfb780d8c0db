import type { Ctx } from '../../platform/context.ts'
import { removeOldJobs } from './jobs.store.ts'

const batchRows = 1000

/** Forgets jobs that ended before the moment, in short transactions. Answers how many. */
export async function purgeJobs({ db }: Pick<Ctx, 'db'>, before: Date): Promise<number> {
  let all = 0
  for (;;) {
    const removed = await removeOldJobs(db, before, batchRows)
    all += removed
    if (removed < batchRows) return all
  }
}
