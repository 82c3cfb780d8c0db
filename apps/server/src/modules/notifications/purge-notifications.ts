import { lowestUuidV7 } from '../../platform/clock/uuid-v7.ts'
import type { Ctx } from '../../platform/context.ts'
import { inBatches } from '../../platform/database/in-batches.ts'
import { removeMails, removeNotifications, removeReminders } from './purge.store.ts'

const dayMilliseconds = 86_400_000
const notificationDays = 90
const mailDays = 30

/** Removes notifications older than 90 days and mails older than 30 that wait for nothing any more. */
export async function purgeNotifications(ctx: Pick<Ctx, 'db' | 'clock'>, signal: AbortSignal): Promise<void> {
  const daysAgo = (days: number) => ctx.clock.now().getTime() - days * dayMilliseconds
  const [notificationsBefore, mailsBefore] = [daysAgo(notificationDays), daysAgo(mailDays)]
  await inBatches((limit) => removeNotifications(ctx.db, lowestUuidV7(notificationsBefore), limit), signal)
  await inBatches((limit) => removeMails(ctx.db, lowestUuidV7(mailsBefore), limit), signal)
  await inBatches((limit) => removeReminders(ctx.db, new Date(notificationsBefore), limit), signal)
}
