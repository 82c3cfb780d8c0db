import { setTimeout as delay } from 'node:timers/promises'
import type { Ctx } from '../../platform/context.ts'
import { Held } from '../../platform/events/consumer.ts'
import type { Claim, Outcome } from './mail-claims.store.ts'
import { claimMail, renewClaim, settleMail } from './mail-claims.store.ts'

// So long after its sender died another attempt may send a mail.
const claimMilliseconds = 30_000
const renewMilliseconds = 10_000
const latestMilliseconds = 15_000
const settleMilliseconds = 10_000
const settlePauseMilliseconds = 500

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
      await settle(ctx, claim, { state: 'queued' }).catch((failure: unknown) =>
        ctx.log.warn({ err: failure, mailId }, 'a mail waits until its claim has run out'),
      )
      throw err
    })
    await settle(ctx, claim, outcome)
    return outcome
  } finally {
    clearInterval(renewal)
  }
}

/** Tries for a while: a mail of which it is not noted that it was sent goes out again. */
async function settle({ db, clock, log }: Parts, claim: Claim, outcome: Outcome): Promise<void> {
  const end = performance.now() + settleMilliseconds
  for (;;) {
    try {
      return await settleMail(db, claim, outcome, clock.now())
    } catch (err) {
      if (performance.now() > end) throw err
      log.warn({ err, mailId: claim.id }, 'what became of a mail could not be noted; it is tried again')
      await delay(settlePauseMilliseconds)
    }
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
