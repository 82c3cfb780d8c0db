import type { Ctx } from '../../platform/context.ts'
import { removeOldMails } from '../../platform/mail/mail-folder.ts'

const days = 30

/** Removes mails that became files more than 30 days ago. */
export async function purgeSentMails(
  { mailer, clock }: Pick<Ctx, 'mailer' | 'clock'>,
  signal: AbortSignal,
): Promise<void> {
  const before = new Date(clock.now().getTime() - days * 86_400_000)
  if (mailer.folder !== undefined) await removeOldMails(mailer.folder, before, signal)
}
