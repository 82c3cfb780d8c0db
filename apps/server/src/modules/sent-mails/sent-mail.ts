import type { SentMail, SentMailSummary } from '@millrace/contract'
import type { Address, Email } from 'postal-mime'
import PostalMime from 'postal-mime'
import { letterMark } from '../../platform/mail/letter-mark.ts'
import { momentOf, readMailFile } from '../../platform/mail/mail-folder.ts'

/** Reads a mail of the folder; null when there is none of that name. One that cannot be read is told of as such. */
export async function readSentMail(folder: string, id: string): Promise<SentMail | null> {
  try {
    const file = await readMailFile(folder, id)
    return file && toSentMail(id, await PostalMime.parse(file))
  } catch {
    return unreadable(id)
  }
}

const unreadable = (id: string): SentMail => ({
  ...{ id, subject: '', from: '', to: [], sentAt: momentOf(id).toISOString() },
  ...{ isAccountLetter: true, isReadable: false, text: null, html: null },
})

const toSentMail = (id: string, { subject = '', from, to = [], headers, text, html }: Email): SentMail => ({
  id,
  subject,
  from: from ? inWords(from) : '',
  to: to.map(inWords),
  sentAt: momentOf(id).toISOString(),
  isAccountLetter: !headers.some(
    ({ key, value }) => key === letterMark.name.toLowerCase() && value === letterMark.notification,
  ),
  isReadable: true,
  text: text ?? null,
  html: html ?? null,
})

const inWords = ({ name, address = '' }: Address): string => (name ? `${name} <${address}>` : address)

export const toSummary = ({ text: _, html: __, ...summary }: SentMail): SentMailSummary => summary
