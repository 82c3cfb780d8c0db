import { lowestUuidV7 } from '../platform/clock/uuid-v7.ts'
import type { Ctx } from '../platform/context.ts'
import { inBatches } from '../platform/database/in-batches.ts'
import { removeOldFeed, removeOldInbox, removeOldRedeliveries } from './retention.store.ts'

const days = 30

/** When what is kept for 30 days is old. */
export const thirtyDaysAgo = ({ clock }: Pick<Ctx, 'clock'>): Date =>
  new Date(clock.now().getTime() - days * 86_400_000)

/** Removes the entries of the feed that are older than 30 days; who reads from before them is told to read everything. */
export async function purgeFeed(ctx: Pick<Ctx, 'db' | 'clock'>, signal: AbortSignal): Promise<void> {
  const before = thirtyDaysAgo(ctx)
  await inBatches((limit) => removeOldFeed(ctx.db, before, limit), signal)
}

/** Forgets what consumers have applied and what came back to them, when it is older than 30 days: nothing comes so late. */
export async function purgeInbox(ctx: Pick<Ctx, 'db' | 'clock'>, signal: AbortSignal): Promise<void> {
  const before = thirtyDaysAgo(ctx)
  await inBatches((limit) => removeOldInbox(ctx.db, lowestUuidV7(before.getTime()), limit), signal)
  await inBatches((limit) => removeOldRedeliveries(ctx.db, before, limit), signal)
}
