import type { Ctx } from '../../platform/context.ts'
import type { Transaction } from '../../platform/database/database.ts'
import type { DomainEvent } from '../../platform/events/event.ts'
import { systemUserId } from '../../platform/identity/system-user.ts'
import { joinFollowers } from './followers.store.ts'
import { notify } from './notify.ts'
import { reasonsOf } from './reasons.ts'
import { findRecipients } from './recipients.store.ts'

/**
 * Makes those who take part in a task follow it, and tells whom an event concerns. The order in which events arrive does
 * not matter: nothing is overwritten, and what holds no more is not told.
 */
export async function tellOfEvent(ctx: Ctx, tx: Transaction, event: DomainEvent): Promise<void> {
  const reasons = reasonsOf(event)
  if (!reasons) return
  const { actorId, at, origin } = event
  await joinFollowers(tx, reasons.taskId, reasons.joining, at)
  // Of what people do to their own work nobody else hears.
  if (!reasons.followers && reasons.direct.every(({ userId }) => userId === actorId)) return
  const news = {
    taskId: reasons.taskId,
    commentId: reasons.commentId,
    actorId: actorId === systemUserId ? null : actorId,
    data: reasons.status ? { status: reasons.status } : {},
    at,
    origin,
  }
  const recipients = await findRecipients(tx, reasons, actorId, at)
  await notify(
    ctx,
    tx,
    recipients.map((recipient) => ({
      news: { ...news, cause: recipient.kind === 'mentioned' ? reasons.mentionCause : event.id },
      recipient,
    })),
  )
}
