import type { Ctx } from '../../platform/context.ts'
import type { Transaction } from '../../platform/database/database.ts'
import { addWork } from '../../platform/events/add-work.ts'
import type { Origin } from '../../platform/events/event.ts'
import { openMailBudget } from './mail-budget.ts'
import type { NewMail, NewNotification, QueuedMail } from './notify.store.ts'
import { insertNotifications } from './notify.store.ts'
import { mailTimesOf } from './preferences.ts'
import type { Recipient } from './recipients.store.ts'
import { sendTime } from './send-time.ts'

/** One thing that people are told of. */
export type News = Pick<NewNotification, 'cause' | 'taskId' | 'commentId' | 'actorId' | 'data' | 'at'> & {
  readonly origin: Origin
}

/** The queue of the mails. */
export const mailQueue = 'mail'

// After a longer outage nobody wants to read in their mail what everybody has known for days.
const mailedForMilliseconds = 3 * 86_400_000

// How many are told by one statement.
const batch = 500

/**
 * Tells people news, each by the ways that they want, once: in the application at once, by mail when they want mail. Who
 * got many mails within an hour gets the others in one.
 */
export async function notify(
  ctx: Pick<Ctx, 'clock' | 'newId'>,
  tx: Transaction,
  told: readonly { readonly news: News; readonly recipient: Recipient }[],
): Promise<void> {
  const now = ctx.clock.now()
  const notifications: NewNotification[] = []
  const mails: NewMail[] = []
  const budget = await openMailBudget(tx, new Set(told.map(({ recipient }) => recipient.userId)), now)
  for (const { news, recipient } of told) {
    const { origin, ...content } = news
    const { userId, kind } = recipient
    const inApp = !recipient.inAppOff.includes(kind)
    const byMail = !recipient.emailOff.includes(kind) && now.getTime() - news.at.getTime() < mailedForMilliseconds
    if (!inApp && !byMail) continue
    const notificationId = ctx.newId()
    notifications.push({ ...content, id: notificationId, userId, kind, inApp })
    if (!byMail) continue
    const times = mailTimesOf(recipient)
    const time = budget.within(userId, times, sendTime(times, now))
    mails.push({ id: ctx.newId(), userId, cause: news.cause, notificationId, origin, ...time })
  }
  for (let start = 0; start < notifications.length; start += batch) {
    const part = notifications.slice(start, start + batch)
    const ids = new Set(part.map(({ id }) => id))
    const theirs = mails.filter(({ notificationId }) => ids.has(notificationId))
    await queueMails(ctx, tx, await insertNotifications(tx, part, theirs))
  }
}

/** Asks for mails to be sent, in the transaction that queues them. */
export const queueMails = (
  ctx: Pick<Ctx, 'clock' | 'newId'>,
  tx: Transaction,
  mails: readonly QueuedMail[],
): Promise<void> =>
  addWork(
    ctx,
    tx,
    mailQueue,
    mails.map(({ id, userId, origin }) => ({
      id: ctx.newId(),
      type: 'mail.send',
      key: userId,
      data: { mailId: id },
      origin,
    })),
  )
