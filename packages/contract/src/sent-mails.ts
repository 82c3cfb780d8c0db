import type { Static } from 'typebox'
import { Type } from 'typebox'
import { Closed, Instant, List, Nullable, PageQuery } from './common.ts'

const MailId = Type.String({
  pattern: '^\\d{4}-\\d\\d-\\d\\dT\\d\\d-\\d\\d-\\d\\d\\.\\d{3}Z-[0-9a-f]{8}$',
  examples: ['2026-11-21T08-00-00.000Z-6e7f1a2b'],
})

const summary = {
  id: MailId,
  subject: Type.String(),
  from: Type.String(),
  to: Type.Array(Type.String()),
  sentAt: Instant,
  /** It is no notification and may hold a link that is as good as a password: to read it takes a second factor. */
  isAccountLetter: Type.Boolean(),
  /** False for a file that is no mail: there is nothing to show of it. */
  isReadable: Type.Boolean(),
}

/** A mail that was written to a file, because there is no mail server. */
export const SentMailSummary = Closed(summary, { title: 'SentMailSummary' })
export type SentMailSummary = Static<typeof SentMailSummary>

/** Its HTML is as it was sent: show it in a frame that runs no script. */
export const SentMail = Closed(
  { ...summary, text: Nullable(Type.String()), html: Nullable(Type.String()) },
  { title: 'SentMail' },
)
export type SentMail = Static<typeof SentMail>

/** `delivery` says where mail goes: to a folder, whose mails these are, or to a server, which keeps them. */
export const SentMailList = Closed({
  ...List(SentMailSummary).properties,
  delivery: Type.Enum(['folder', 'server']),
})
export type SentMailList = Static<typeof SentMailList>

export const SentMailQuery = Closed(PageQuery)
export type SentMailQuery = Static<typeof SentMailQuery>

export const SentMailParams = Closed({ id: MailId })
