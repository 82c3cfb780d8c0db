import type { Ctx } from '../../platform/context.ts'
import { Held } from '../../platform/events/consumer.ts'
import type { Claim, Outcome } from './mail-claims.store.ts'
import { claimMail, renewClaim, settleMail } from './mail-claims.store.ts'

// So long after its sender died another attempt may send a mail.
const claimMilliseconds = 30_000
const renewMilliseconds = 10_000
const latestMilliseconds = 15_000

type Parts = Pick<Ctx, 'db' | 'clock' | 'log'>

/**
 * Lets one attempt at a time send a mail, and notes what became of it. `send` calls what it is given just before it
 * hands the mail over: that rejects when the process was paused and somebody else may have the mail.
 */
export async function withClaim(
  ctx: Parts,
  mailId: string,
  send: (assertMine: () => void) => Promise<Outcome>,
): Promise<Outcome> {
  const began = ctx.clock.now()
  const claim = await claimMail(ctx.db, mailId, began, later(began))
  // That attempt may fail: when this one comes back, it sends the mail then.
  if (!claim) throw new Held('Another attempt to send the mail is under way, or has just ended.')
  const renewal = setInterval(() => void renew(ctx, claim), renewMilliseconds)
  try {
    const outcome = await send(() => assertMine(ctx, began)).catch(async (err: unknown) => {
      await settleMail(ctx.db, claim, { state: 'queued' }, began)
      throw err
    })
    await settleMail(ctx.db, claim, outcome, ctx.clock.now())
    return outcome
  } finally {
    clearInterval(renewal)
  }
}

const later = (at: Date): Date => new Date(at.getTime() + claimMilliseconds)

async function renew({ db, clock, log }: Parts, claim: Claim): Promise<void> {
  try {
    await renewClaim(db, claim, later(clock.now()))
  } catch (err) {
    log.warn({ err, mailId: claim.id }, 'a mail that is being sent could not be kept from others')
  }
}

function assertMine({ clock }: Parts, began: Date): void {
  if (clock.now().getTime() - began.getTime() > latestMilliseconds) {
    throw new Error('Another attempt may begin while this one still sends the mail.')
  }
}
