import type { Ctx } from '../../platform/context.ts'
import { collectDigest, findCollectors, releaseMails } from './mails.store.ts'
import { queueMails } from './notify.ts'

const batch = 200

/** Sends what has waited for the end of quiet hours. Several processes may do so at once. */
export async function releaseDueMails(ctx: Pick<Ctx, 'db' | 'clock' | 'newId'>, signal: AbortSignal): Promise<void> {
  const now = ctx.clock.now()
  let released: number
  do {
    released = await ctx.db.transaction(async (tx) => {
      const mails = await releaseMails(tx, now, batch)
      await queueMails(ctx, tx, mails)
      return mails.length
    })
  } while (released === batch && !signal.aborted)
}

/** Sends the digests whose hour has come. Several processes may do so at once. */
export async function sendDigests(ctx: Pick<Ctx, 'db' | 'clock' | 'newId'>, signal: AbortSignal): Promise<void> {
  const now = ctx.clock.now()
  for (;;) {
    const userIds = await findCollectors(ctx.db, now, batch)
    for (const userId of userIds) {
      if (signal.aborted) return
      await ctx.db.transaction(async (tx) => queueMails(ctx, tx, await collectDigest(tx, userId, ctx.newId(), now)))
    }
    if (userIds.length < batch) return
  }
}
