import type { Asking } from '../asking.ts'
import type { Expected, Implied } from './implied-notifications.ts'

interface MailRow {
  readonly id: string
  readonly userId: string
  readonly cause: string
  readonly state: string
  readonly reason: string | null
  /** The mail that tells of it and of others. */
  readonly digestId: string | null
}

interface Checked {
  readonly violations: string[]
  readonly sent: number
  /** Mails that arrived more than once. That is possible between the answer of the mail server and the note of it. */
  readonly doubled: number
}

/**
 * Each mail that is wanted was sent, and is at the mail server, or is gathered, because the person has had enough of them
 * in this hour, or went with others in one at the end of the hour; each that is there was wanted (I6).
 */
export async function checkMails(
  { ask }: Pick<Asking, 'ask'>,
  { implied, eventOf }: Expected,
  arrivedById: ReadonlyMap<string, number>,
): Promise<Checked> {
  const found = await ask<MailRow>(
    'select id, user_id as "userId", cause, state, reason, digest_id as "digestId" from mails',
  )
  const rows = found.map((mail) => ({ ...mail, cause: eventOf(mail.cause) }))
  const arrived = new Map([...arrivedById].map(([messageId, count]) => [messageId.split('@')[0] ?? '', count]))
  const known = new Map(rows.map((mail) => [mail.id, mail]))
  const violations = [
    ...rows.flatMap((mail) => wrongMail(mail, known.get(mail.digestId ?? mail.id), implied, arrived)),
    ...unwanted(rows, implied),
    ...[...arrived.keys()].filter((id) => !known.has(id)).map((id) => `mail ${id} was sent and nobody wanted it`),
  ]
  const doubled = [...arrived.values()].filter((count) => count > 1).length
  return { violations, sent: rows.filter(({ state }) => state === 'sent').length, doubled }
}

/** Given also the mail that tells of it, which is the mail itself when it was not gathered. */
function wrongMail(
  mail: MailRow,
  telling: MailRow | undefined,
  implied: ReadonlyMap<string, Implied>,
  arrived: ReadonlyMap<string, number>,
): string[] {
  const { id, userId, cause } = mail
  if (!telling) return [`mail ${id} was gathered, and no mail tells of it`]
  const { state, reason } = telling
  if (state === 'sent') return arrived.has(telling.id) ? [] : [`mail ${id} is noted as sent and did not arrive`]
  if (state === 'collecting') return []
  if (state !== 'skipped') return [`mail ${id} is left ${state}`]
  return implied.get(cause)?.must.has(userId) ? [`mail ${id} about ${cause} was left out because of ${reason}`] : []
}

/** Nobody here has turned mails off. */
function unwanted(rows: readonly MailRow[], implied: ReadonlyMap<string, Implied>): string[] {
  const wanted = new Set(rows.map(({ userId, cause }) => `${userId} ${cause}`))
  return [...implied].flatMap(([cause, { must }]) =>
    [...must].filter((id) => !wanted.has(`${id} ${cause}`)).map((id) => `${id} gets no mail about ${cause}`),
  )
}
