import type { Ctx } from '../../platform/context.ts'
import { AppError } from '../../platform/errors/app-error.ts'
import type { Work } from '../../platform/events/consumer.ts'
import { Unprocessable } from '../../platform/events/consumer.ts'
import type { Origin } from '../../platform/events/event.ts'
import { toMail } from '../../platform/mail/letter.ts'
import { letterMark } from '../../platform/mail/letter-mark.ts'
import type { Mail } from '../../platform/mail/mailer.ts'
import { withClaim } from './claimed-mail.ts'
import { digestLetter, taskLetter } from './letters.ts'
import type { Outcome } from './mail-claims.store.ts'
import type { MailEntry, SkipReason, WantedMail } from './mails.store.ts'
import { countFurther, findEntries, findMail } from './mails.store.ts'
import { mailTimesOf } from './preferences.ts'
import { afterQuietHours } from './send-time.ts'
import type { StoppedKind } from './unsubscribe-token.ts'
import { unsubscribeSecret, unsubscribeToken } from './unsubscribe-token.ts'

/**
 * Sends a mail that is queued, of which everything is read anew: what its reader may not know of any more, does not
 * want any more or has read already is not sent, and in quiet hours it waits again. Of several attempts at a time one
 * sends it. A process that ends between sending and noting it makes the same mail go out twice, with the same Message-ID.
 */
export async function sendMail(ctx: Ctx, work: Work, signal: AbortSignal): Promise<void> {
  const { mailId } = work.data
  if (typeof mailId !== 'string') throw new Unprocessable('The work names no mail.')
  const mail = await findMail(ctx.db, mailId)
  if (mail?.state !== 'queued' && mail?.state !== 'sending') return
  const outcome = await withClaim(ctx, mailId, (assertMine) =>
    attempt(ctx, mail, () => {
      signal.throwIfAborted()
      assertMine()
    }),
  )
  ctx.log.info({ mailId, userId: mail.userId, ...work.origin, ...outcome }, `mail ${outcome.state}`)
}

async function attempt(ctx: Ctx, mail: WantedMail, assertMine: () => void): Promise<Outcome> {
  const found = await findEntries(ctx.db, mail)
  const reason = mail.isDisabled ? 'disabled' : reasonAgainst(found)
  if (reason) return { state: 'skipped', reason }
  const now = ctx.clock.now()
  const sendAt = afterQuietHours(mailTimesOf(mail), now)
  if (sendAt > now) return { state: 'waiting', sendAt }
  const entries = found.filter(({ refusal }) => refusal === null)
  const content = await compose(ctx, mail, entries)
  assertMine()
  try {
    await ctx.mailer.send(content)
    return { state: 'sent' }
  } catch (err) {
    if (err instanceof AppError && err.code === 'rule-violated') return { state: 'skipped', reason: 'address-refused' }
    throw err
  }
}

/** A digest is sent as long as there is something to tell. */
function reasonAgainst(found: readonly MailEntry[]): SkipReason | null {
  const [first] = found
  if (!first) return 'purged'
  return found.some(({ refusal }) => refusal === null) ? null : first.refusal
}

async function compose(ctx: Ctx, mail: WantedMail, entries: readonly MailEntry[]): Promise<Mail> {
  const { publicUrl } = ctx
  const single = mail.notificationId === null ? undefined : entries[0]
  const stopped: StoppedKind = single?.kind ?? 'all'
  const token = unsubscribeToken(await unsubscribeSecret(ctx), mail.userId, stopped)
  const places = { publicUrl, unsubscribeUrl: `${publicUrl}/unsubscribe/${token}` }
  const letter = single
    ? taskLetter(mail, single, places)
    : digestLetter(mail, { entries, further: await countFurther(ctx.db, mail) }, places)
  const host = new URL(publicUrl).hostname
  return {
    ...toMail(mail.email, letter),
    messageId: `<${mail.id}@${host}>`,
    headers: {
      ...unsubscribeHeaders(places.unsubscribeUrl),
      ...(single && threadHeaders(`<task.${single.taskId}@${host}>`)),
      ...originHeaders(mail.origin),
      'Auto-Submitted': 'auto-generated',
      [letterMark.name]: letterMark.notification,
    },
  }
}

/** RFC 2369 and, for one click, RFC 8058. */
const unsubscribeHeaders = (url: string) => ({
  'List-Unsubscribe': `<${url}>`,
  'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
})

/** All mails about a task answer the same one, which was never sent: mail programs show them together (RFC 5322). */
const threadHeaders = (root: string) => ({ 'In-Reply-To': root, References: root })

/** The request from which it all came, when it has a harmless id. */
const originHeaders = ({ requestId }: Origin) =>
  requestId !== undefined && /^[\w.-]{1,128}$/.test(requestId) ? { 'X-Request-Id': requestId } : {}
