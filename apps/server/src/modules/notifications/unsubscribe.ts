import type { Ctx } from '../../platform/context.ts'
import { stopMails } from './preferences.store.ts'
import { readUnsubscribeToken, unsubscribeSecret } from './unsubscribe-token.ts'

/** Turns off the mails that a token stands for; one that is not ours changes nothing and tells nothing. */
export async function unsubscribe(ctx: Pick<Ctx, 'db' | 'clock'>, token: string): Promise<void> {
  const wanted = readUnsubscribeToken(await unsubscribeSecret(ctx), token)
  if (wanted) await stopMails(ctx.db, wanted.userId, wanted.kinds, ctx.clock.now())
}
