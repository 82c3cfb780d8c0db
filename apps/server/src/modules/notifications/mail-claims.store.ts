import type { Queryable } from '../../platform/database/query.ts'
import { statement } from '../../platform/database/query.ts'
import type { SkipReason } from './mails.store.ts'

/** A mail that one attempt to send it has for itself. */
export interface Claim {
  readonly id: string
  readonly attempt: number
}

// $2 now, $3 until when nobody else may send it.
const claimStatement = statement(
  'mails.claim',
  `update mails set state = 'sending', sending_until = $3, attempt = attempt + 1
   where id = $1 and (state = 'queued' or state = 'sending' and sending_until <= $2)
   returning id, attempt`,
)

/** Takes a mail to be sent; undefined when somebody else has it, or nobody is to send it any more. */
export async function claimMail(db: Queryable, id: string, now: Date, until: Date): Promise<Claim | undefined> {
  const [claim] = await db.query<Claim>(claimStatement(id, now, until))
  return claim
}

const renewStatement = statement(
  'mails.renew-claim',
  `update mails set sending_until = $3 where id = $1 and attempt = $2 and state = 'sending'`,
)

/** Keeps a mail for longer. */
export async function renewClaim(db: Queryable, { id, attempt }: Claim, until: Date): Promise<void> {
  await db.query(renewStatement(id, attempt, until))
}

// $2 attempt, $3 state, $4 reason, $5 now, $6 when it is to be sent.
const settleStatement = statement(
  'mails.settle',
  `update mails set state = $3, reason = $4, sent_at = case when $3 = 'sent' then $5::timestamptz end,
     send_at = coalesce($6, send_at)
   where id = $1 and attempt = $2 and state = 'sending'`,
)

/** What became of an attempt: `queued` when it failed. */
export type Outcome =
  | { readonly state: 'sent' | 'queued' }
  | { readonly state: 'skipped'; readonly reason: SkipReason }
  | { readonly state: 'waiting'; readonly sendAt: Date }

/** Ends an attempt; changes nothing when another one has the mail meanwhile. */
export async function settleMail(db: Queryable, { id, attempt }: Claim, outcome: Outcome, now: Date): Promise<void> {
  const reason = outcome.state === 'skipped' ? outcome.reason : null
  const sendAt = outcome.state === 'waiting' ? outcome.sendAt : null
  await db.query(settleStatement(id, attempt, outcome.state, reason, now, sendAt))
}
