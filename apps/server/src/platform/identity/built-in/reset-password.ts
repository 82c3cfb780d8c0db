import { passwordChangedLetter, resetLetter, toAccountMail } from '../../mail/account-letters.ts'
import { saveCredentials } from '../identity.store.ts'
import { passwordProblem } from '../password-rules.ts'
import { hashPassword } from '../passwords.ts'
import type { AccountLink } from './account-links.store.ts'
import { addLink, findLink, removeLinksFor, useLink } from './account-links.store.ts'
import { findPerson, findPersonByEmail } from './accounts.store.ts'
import { hashLinkToken, newLinkToken } from './link-token.ts'
import type { ProviderParts } from './provider-parts.ts'

const minutes = 30

/** Where a link to a new password leads, below the issuer. */
export const resetPath = '/reset'

/**
 * Mails a link to a new password when somebody has the address. Whether, nobody is told: nothing that depends on it
 * happens before this returns. Rejects with `unavailable` when no mail can be sent to anybody.
 */
export async function askForReset(parts: ProviderParts, email: string): Promise<void> {
  await parts.mailer.assertReady()
  parts.laterMails.add(async () => {
    const person = await findPersonByEmail(parts.db, email)
    if (!person) return null
    const { token, hash } = newLinkToken()
    const createdAt = parts.clock.now()
    const expiresAt = new Date(createdAt.getTime() + minutes * 60_000)
    const link = { ...person, id: parts.newId(), kind: 'reset', userId: person.id, createdBy: null } as const
    await removeLinksFor(parts.db, 'reset', person.email)
    await addLink(parts.db, { ...link, createdAt, expiresAt }, hash)
    return toAccountMail(person.email, resetLetter(`${parts.issuer}${resetPath}/${token}`, minutes))
  })
}

/** The link, if it can still be used. */
export async function findReset(parts: ProviderParts, token: string): Promise<AccountLink | null> {
  const hash = hashLinkToken(token)
  const link = hash && (await findLink(parts.db, 'reset', hash, parts.clock.now()))
  return link?.userId && (await findPerson(parts.db, link.userId)) ? link : null
}

/** Sets the password by a link, which ends with it, as do all sign-ins. Gives what is wrong, in words, or null. */
export async function resetPassword(parts: ProviderParts, token: string, password: string): Promise<string | null> {
  const hash = hashLinkToken(token)
  const link = await findReset(parts, token)
  if (!hash || !link) return deadLink
  const wrong = passwordProblem(password, link.email)
  if (wrong !== null) return wrong
  const passwordHash = await hashPassword(password)
  const now = parts.clock.now()
  const ended = await parts.db.transaction(async (tx) => {
    const used = await useLink(tx, 'reset', hash, now)
    if (!used?.userId) return null
    await saveCredentials(tx, used.userId, passwordHash, now)
    return parts.sessions.endSessionsIn(tx, used.userId)
  })
  if (!ended) return deadLink
  await ended.tell()
  parts.laterMails.add(async () => toAccountMail(link.email, passwordChangedLetter()))
  return null
}

/** What is wrong with a link that was used, is too old or never was one. */
export const deadLink = 'This link does not work any more.'
