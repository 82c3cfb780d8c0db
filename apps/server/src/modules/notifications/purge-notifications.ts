import { lowestUuidV7 } from '../../platform/clock/uuid-v7.ts'
import type { Ctx } from '../../platform/context.ts'
import { removeMails, removeNotifications, removeReminders } from './purge.store.ts'

const dayMilliseconds = 86_400_000
const notificationDays = 90
const mailDays = 30
const batch = 1000

/** Removes notifications older than 90 days and mails older than 30 that wait for nothing any more. */
export async function purgeNotifications(ctx: Pick<Ctx, 'db' | 'clock'>, signal: AbortSignal): Promise<void> {
  const daysAgo = (days: number) => ctx.clock.now().getTime() - days * dayMilliseconds
  const [notificationsBefore, mailsBefore] = [daysAgo(notificationDays), daysAgo(mailDays)]
  await inBatches(signal, () => removeNotifications(ctx.db, lowestUuidV7(notificationsBefore), batch))
  await inBatches(signal, () => removeMails(ctx.db, lowestUuidV7(mailsBefore), batch))
  await inBatches(signal, () => removeReminders(ctx.db, new Date(notificationsBefore), batch))
}

/** Each batch commits on its own, so that no lock is held for long. */
async function inBatches(signal: AbortSignal, remove: () => Promise<number>): Promise<void> {
  while (!signal.aborted && (await remove()) === batch);
}
