import { dateAt } from '../../platform/clock/wall-clock.ts'
import type { Ctx } from '../../platform/context.ts'
import { notify } from './notify.ts'
import type { Reminder } from './reminders.store.ts'
import { claimReminders, findReminders, findZones } from './reminders.store.ts'

const batch = 200

/**
 * Tells who looks after a task, its assignee or else who made it, that it is due within a day, and once more when that
 * has passed: an instant by the clock, a calendar date by the person's calendar. Each once for a task and due date; when
 * the date is changed, anew. Several processes may do so at once.
 */
export async function remindOfDueTasks(ctx: Pick<Ctx, 'db' | 'clock' | 'newId'>, signal: AbortSignal): Promise<void> {
  const now = ctx.clock.now()
  const days = (await findZones(ctx.db)).map((zone) => ({ zone, today: dateAt(now, zone) }))
  let found: readonly Reminder[] = []
  do {
    found = await findReminders(ctx.db, now, days, batch, found.at(-1))
    if (found.length > 0) await tell(ctx, found, now)
  } while (found.length === batch && !signal.aborted)
}

const tell = (ctx: Pick<Ctx, 'db' | 'clock' | 'newId'>, found: readonly Reminder[], now: Date): Promise<void> =>
  ctx.db.transaction(async (tx) => {
    const claimed = await claimReminders(tx, found, now)
    const told = found.filter(({ taskId }) => claimed.has(taskId))
    await notify(
      ctx,
      tx,
      told.map((reminder) => ({ news: newsOf(reminder, now), recipient: reminder })),
    )
  })

const newsOf = ({ taskId, kind, due }: Reminder, now: Date) => ({
  cause: `${kind}/${taskId}/${due}`,
  taskId,
  commentId: null,
  actorId: null,
  data: { due },
  at: now,
  origin: {},
})
