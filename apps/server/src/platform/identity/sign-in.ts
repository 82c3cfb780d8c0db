import type { Clock } from '../clock/clock.ts'
import type { Queryable } from '../database/query.ts'
import { findCredentials } from './identity.store.ts'
import { longestEmail, longestPassword } from './password-rules.ts'
import { verifyPassword } from './passwords.ts'
import type { SignInDelay } from './sign-in-delay.ts'

interface Attempt {
  readonly email: string
  readonly password: string
  /** Where the attempt comes from; guesses are counted per account and network, and per account. */
  readonly address: string
}

/**
 * The id of the user whose e-mail address and password these are, or null. Wrong password, unknown address,
 * disabled user and no password at all take as long as each other.
 */
export async function signIn(
  ctx: { readonly db: Queryable; readonly clock: Clock; readonly delay: SignInDelay },
  { email, password, address }: Attempt,
): Promise<string | null> {
  if (email.length > longestEmail || email.includes('\0') || password.length > longestPassword) return null
  const account = email.toLowerCase()
  if (!ctx.delay.admit(account, address, ctx.clock.now().getTime())) return null
  const credentials = await findCredentials(ctx.db, email)
  const isRight = await verifyPassword(credentials?.passwordHash ?? null, password)
  if (!isRight || !credentials) return null
  ctx.delay.succeeded(account, address)
  return credentials.userId
}
