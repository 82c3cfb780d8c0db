import type { SentMail } from '@millrace/contract'
import type { Ctx } from '../../platform/context.ts'
import { notFound } from '../../platform/errors/app-error.ts'
import type { Actor } from '../../platform/identity/actor.ts'
import { requirePermission } from '../../platform/identity/actor.ts'
import { requireRecentSecondFactor } from '../../platform/identity/step-up.ts'
import { readSentMail } from './sent-mail.ts'

/** A mail that became a file. What is not marked as a notification may hold a link to an account: it takes a second factor. */
export async function getSentMail(ctx: Pick<Ctx, 'mailer' | 'clock'>, actor: Actor, id: string): Promise<SentMail> {
  requirePermission(actor, 'operations:manage')
  const { folder } = ctx.mailer
  const mail = folder === undefined ? null : await readSentMail(folder, id)
  if (!mail) throw notFound()
  if (mail.isAccountLetter) requireRecentSecondFactor(actor, ctx.clock)
  return mail
}
