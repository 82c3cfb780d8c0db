import Format from 'typebox/format'
import type { Queryable } from '../../database/query.ts'
import { addressTakenLetter, confirmationLetter, toAccountMail } from '../../mail/account-letters.ts'
import { findAccount, saveCredentials } from '../identity.store.ts'
import { longestEmail, passwordProblem } from '../password-rules.ts'
import { hashPassword } from '../passwords.ts'
import { systemUserId } from '../system-user.ts'
import type { AccountLink } from './account-links.store.ts'
import { addLink, findLink, removeLinksFor, useLink } from './account-links.store.ts'
import { isEmailTaken } from './accounts.store.ts'
import { hashLinkToken, newLinkToken } from './link-token.ts'
import type { ProviderParts } from './provider-parts.ts'
import { deadLink } from './reset-password.ts'

const hours = 24
const longestName = 200

/** How somebody joins: asked by an admin, or by themselves. The kind is also the path of its link. */
export type JoinKind = 'invitation' | 'confirmation'

/** As the API takes addresses; what mail programs read as several addresses or as a name with one is none. */
export const isEmail = (text: string): boolean => text.length <= longestEmail && Format.IsEmail(text)

/** What is wrong with an address or a name that somebody wants to join with, in words, or null. */
export function joinProblem({ email, name }: { readonly email: string; readonly name: string }): string | null {
  if (!isEmail(email)) return 'This is not an e-mail address.'
  return nameProblem(name)
}

const nameProblem = (name: string) =>
  name === '' || name.length > longestName || /\p{Cc}/u.test(name) ? `A name has 1 to ${longestName} characters.` : null

/**
 * Mails a link with which whoever reads the address's mail makes the account; who has one already is told so, also by
 * mail only. The password is chosen behind the link: one that was chosen before could be that of somebody else who
 * waits for the owner of the address to confirm it. Rejects with `unavailable` when no mail can be sent to anybody.
 */
export async function askToJoin(parts: ProviderParts, email: string, name: string): Promise<void> {
  await parts.mailer.assertReady()
  parts.laterMails.add(async () => {
    if (await isEmailTaken(parts.db, email)) {
      return toAccountMail(email, addressTakenLetter(parts.home, `${parts.issuer}/forgot-password`))
    }
    const { token, hash } = newLinkToken()
    const createdAt = parts.clock.now()
    const expiresAt = new Date(createdAt.getTime() + hours * 3_600_000)
    const link = { kind: 'confirmation', userId: null, email, name, role: 'user', createdBy: null } as const
    await removeLinksFor(parts.db, 'confirmation', email)
    await addLink(parts.db, { ...link, id: parts.newId(), createdAt, expiresAt }, hash)
    return toAccountMail(email, confirmationLetter(`${parts.issuer}/confirmation/${token}`, hours))
  })
}

/** The link, if it can still be used. */
export async function findJoin(parts: ProviderParts, kind: JoinKind, token: string): Promise<AccountLink | null> {
  const hash = hashLinkToken(token)
  return hash && findLink(parts.db, kind, hash, parts.clock.now())
}

interface Joining {
  readonly kind: JoinKind
  readonly token: string
  readonly name: string
  readonly password: string
}

/** `taken`: somebody has the address by now. */
export type Joined = 'joined' | 'taken' | { readonly problem: string }

/** Makes the account by a link, which ends with it. */
export async function join(parts: ProviderParts, { kind, token, name, password }: Joining): Promise<Joined> {
  const hash = hashLinkToken(token)
  const link = await findJoin(parts, kind, token)
  if (!hash || !link) return { problem: deadLink }
  const wrong = nameProblem(name) ?? passwordProblem(password, link.email)
  if (wrong !== null) return { problem: wrong }
  const passwordHash = await hashPassword(password)
  const now = parts.clock.now()
  return parts.db.transaction(async (tx) => {
    const used = await useLink(tx, kind, hash, now)
    if (!used || !(await mayStillInvite(tx, used))) return { problem: deadLink }
    const { email, role, createdBy } = used
    const userId = await parts.addUser(tx, { email, name, role, createdBy })
    if (userId === null) return 'taken'
    await saveCredentials(tx, userId, passwordHash, now)
    return 'joined'
  })
}

/** An invitation ends with the right of whoever made it. */
async function mayStillInvite(tx: Queryable, { createdBy }: AccountLink): Promise<boolean> {
  if (createdBy === null || createdBy === systemUserId) return true
  return (await findAccount(tx, createdBy))?.role === 'admin'
}
