import { passwordChangedLetter, toAccountMail } from '../../mail/account-letters.ts'
import { saveCredentials } from '../identity.store.ts'
import { passwordProblem } from '../password-rules.ts'
import { hashPassword } from '../passwords.ts'
import { signIn } from '../sign-in.ts'
import type { Person } from './accounts.store.ts'
import type { AccountProblem } from './pages/account-pages.ts'
import type { ProviderParts } from './provider-parts.ts'

interface Change {
  readonly person: Person
  readonly present: string
  readonly next: string
  readonly address: string
}

/** Sets the password of a person who knows the present one, and ends all sign-ins. Gives what is wrong, or null. */
export async function changePassword(
  parts: ProviderParts,
  { person, present, next, address }: Change,
): Promise<AccountProblem | null> {
  const wrong = passwordProblem(next, person.email)
  if (wrong !== null) return { form: 'new-password', text: wrong }
  if ((await signIn(parts, { email: person.email, password: present, address })) !== person.id) {
    return { form: 'password', text: 'The present password is not right. After several tries, wait a moment.' }
  }
  const passwordHash = await hashPassword(next)
  const ended = await parts.db.transaction(async (tx) => {
    await saveCredentials(tx, person.id, passwordHash, parts.clock.now())
    return parts.sessions.endSessionsIn(tx, person.id)
  })
  await ended.tell()
  parts.laterMails.add(async () => toAccountMail(person.email, passwordChangedLetter()))
  return null
}
