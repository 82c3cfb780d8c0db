import type { Ctx } from '../platform/context.ts'
import type { Transaction } from '../platform/database/database.ts'
import { isRefusal } from '../platform/database/database-error.ts'
import { inBatches } from '../platform/database/in-batches.ts'
import { createPartition, missingPartitions } from '../platform/database/partitions.ts'
import {
  removeEndedSessions,
  removeExpiredPayloads,
  removeExpiredSessionNotes,
  removeOldIdempotencyKeys,
  strayTables,
  tryLockMaintenance,
} from './maintenance.store.ts'

type Parts = Pick<Ctx, 'db' | 'clock' | 'log'>

const keyHours = 72

/** The names of the partitions that were made, and of those that could not be. */
export interface PreparedPartitions {
  readonly made: readonly string[]
  readonly failed: readonly string[]
}

/**
 * Makes the partitions of this month and the next ones before the first write needs them. One that cannot be made is
 * logged and no failure: the default partition takes and serves its rows.
 */
export async function preparePartitions(parts: Parts, months?: number): Promise<PreparedPartitions> {
  const { db, clock, log } = parts
  const made: string[] = []
  const failed: string[] = []
  for (const partition of await missingPartitions(db, clock.now(), months)) {
    try {
      await createPartition(db, partition)
      made.push(partition.name)
    } catch (err) {
      if (!isRefusal(err)) throw err
      log.error({ err, alarm: 'missing-partition', partition: partition.name }, missingPartitionAdvice)
      failed.push(partition.name)
    }
  }
  return { made, failed }
}

/** What to do about partitions that could not be made. */
export const missingPartitionAdvice =
  'A partition could not be made in time. Its rows go to the default partition meanwhile, which works and is slower. ' +
  'Run `npx millrace migrate` at a quiet hour: it waits for locks and moves rows for as long as it takes.'

/** One round of upkeep. Of several processes one does it; the others find the lock taken and leave it. */
export async function maintain(parts: Parts): Promise<void> {
  const { clock, log } = parts
  const now = clock.now()
  const { made } = await preparePartitions(parts)
  if (made.length > 0) log.info({ partitions: made }, 'partitions made')
  const keysBefore = new Date(now.getTime() - keyHours * 3_600_000)
  await removeUnderLock(parts, (tx, limit) => removeOldIdempotencyKeys(tx, keysBefore, limit))
  for (const remove of [removeExpiredPayloads, removeEndedSessions, removeExpiredSessionNotes]) {
    await removeUnderLock(parts, (tx, limit) => remove(tx, now, limit))
  }
  await reportStrays(parts)
}

/** Each batch takes the lock anew: who finds it taken leaves the rest to its holder. */
const removeUnderLock = ({ db }: Parts, remove: (tx: Transaction, limit: number) => Promise<number>): Promise<number> =>
  inBatches((limit) => db.transaction(async (tx) => ((await tryLockMaintenance(tx)) ? remove(tx, limit) : 0)))

async function reportStrays({ db, log }: Parts): Promise<void> {
  for (const table of await strayTables(db)) {
    log.error({ alarm: 'default-partition', table }, 'rows lie in the default partition: see `millrace partitions`')
  }
}
