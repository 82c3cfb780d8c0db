import type { SentMail, SentMailList, SentMailQuery } from '@millrace/contract'
import type { Ctx } from '../../platform/context.ts'
import type { Actor } from '../../platform/identity/actor.ts'
import { requirePermission } from '../../platform/identity/actor.ts'
import { listMailNames } from '../../platform/mail/mail-folder.ts'
import { pageStart, toPage } from '../../platform/paging/page.ts'
import { readSentMail, toSummary } from './sent-mail.ts'

/** Mails that became files, the newest first. None where a server takes them: there they are not kept. */
export async function listSentMails(
  ctx: Pick<Ctx, 'mailer' | 'cursors'>,
  actor: Actor,
  page: SentMailQuery,
): Promise<SentMailList> {
  requirePermission(actor, 'operations:manage')
  const { folder } = ctx.mailer
  const start = pageStart(ctx.cursors, page, JSON.stringify(['sent mails', actor.userId]), 1)
  if (folder === undefined) return { ...toPage(ctx.cursors, start, [], () => []), delivery: 'server' }
  const [after] = start.after ?? []
  const further = (await listMailNames(folder)).filter((name) => after === undefined || name < after)
  const names = further.slice(start.offset, start.offset + start.limit + 1)
  const { items, ...rest } = toPage(ctx.cursors, start, names, (name) => [name])
  const mails = await Promise.all(items.map((name) => readSentMail(folder, name)))
  return { items: mails.filter(isThere).map(toSummary), ...rest, delivery: 'folder' }
}

/** Somebody may have tidied up in the meantime. */
const isThere = (mail: SentMail | null): mail is SentMail => mail !== null
