import type { Ctx } from '../platform/context.ts'
import type { Transaction } from '../platform/database/database.ts'
import { ensurePartitions } from '../platform/database/partitions.ts'
import {
  lockMaintenance,
  removeExpiredPayloads,
  removeOldIdempotencyKeys,
  strayTables,
  tryLockMaintenance,
} from './maintenance.store.ts'

type Parts = Pick<Ctx, 'db' | 'clock' | 'log'>

const keyHours = 72
const batchRows = 1000

/** Makes the partitions of this month and the next ones before the first write needs them. Answers what it made. */
export async function preparePartitions(
  { db, clock }: Pick<Parts, 'db' | 'clock'>,
  months?: number,
): Promise<string[]> {
  return db.transaction(async (tx) => {
    await lockMaintenance(tx)
    return ensurePartitions(tx, clock.now(), months)
  })
}

/** One round of upkeep. Of several processes one does it; the others find the lock taken and leave it. */
export async function maintain(parts: Parts): Promise<void> {
  const { clock, log } = parts
  const now = clock.now()
  const made = await underLock(parts, (tx) => ensurePartitions(tx, now))
  if (made && made.length > 0) log.info({ partitions: made }, 'partitions made')
  const keysBefore = new Date(now.getTime() - keyHours * 3_600_000)
  await inBatches(parts, (tx) => removeOldIdempotencyKeys(tx, keysBefore, batchRows))
  await inBatches(parts, (tx) => removeExpiredPayloads(tx, now, batchRows))
  await reportStrays(parts)
}

async function underLock<T>({ db }: Parts, work: (tx: Transaction) => Promise<T>): Promise<T | null> {
  return db.transaction(async (tx) => ((await tryLockMaintenance(tx)) ? work(tx) : null))
}

/** Each batch in a transaction of its own, so that no lock is held for long. */
async function inBatches(parts: Parts, remove: (tx: Transaction) => Promise<number>): Promise<void> {
  while ((await underLock(parts, remove)) === batchRows);
}

async function reportStrays({ db, log }: Parts): Promise<void> {
  for (const table of await strayTables(db)) {
    log.error({ alarm: 'default-partition', table }, 'rows lie in the default partition: see `millrace partitions`')
  }
}
