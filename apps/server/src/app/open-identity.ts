import { provisionUser, systemActor } from '../modules/people/index.ts'
import type { Ctx } from '../platform/context.ts'
import { forbidden } from '../platform/errors/app-error.ts'
import type { CachingAuthenticator } from '../platform/identity/authenticator.ts'
import { openAuthenticator } from '../platform/identity/authenticator.ts'
import type { BuiltInProvider } from '../platform/identity/built-in/built-in-provider.ts'
import { openBuiltInProvider } from '../platform/identity/built-in/built-in-provider.ts'
import { localKeys, remoteKeys } from '../platform/identity/token-keys.ts'
import type { AccessTokenClaims } from '../platform/identity/token-verifier.ts'
import { openTokenVerifier } from '../platform/identity/token-verifier.ts'
import type { Config } from './config/config.ts'

/** Who checks tokens, and who gives them out. */
export interface Identity {
  readonly authenticator: CachingAuthenticator
  readonly issuer: string
  /** Null when another issuer is configured. */
  readonly provider: BuiltInProvider | null
}

type Parts = Pick<Ctx, 'db' | 'clock' | 'log' | 'newId'>

/** Trusts the configured issuer, or the built-in provider when there is none. */
export async function openIdentity(
  parts: Parts,
  config: Pick<Config, 'issuer' | 'audience' | 'publicUrl'>,
): Promise<Identity> {
  const { db, clock, log } = parts
  const { audience, publicUrl, issuer } = config
  if (issuer !== null) {
    const verifier = openTokenVerifier({ issuer, audience, clock, keys: remoteKeys(issuer) })
    const authenticator = openAuthenticator({
      db,
      clock,
      log,
      verifier,
      provisionUser: (claims) => provision(parts, claims),
    })
    return { authenticator, issuer, provider: null }
  }
  const provider = await openBuiltInProvider({ db, clock, log, publicUrl, audience })
  const keys = localKeys(provider.publicKeys)
  const verifier = openTokenVerifier({ issuer: provider.issuer, audience, clock, keys, longestAgeSeconds: 600 })
  return { authenticator: openAuthenticator({ db, clock, log, verifier }), issuer: provider.issuer, provider }
}

/** Makes the person whom another issuer names for the first time. */
async function provision(parts: Parts, { issuer, subject, email, name }: AccessTokenClaims): Promise<string> {
  if (email === null) throw forbidden('The access token names no e-mail address, so no account can be made for it.')
  const user = await provisionUser(parts, systemActor('sign-in'), { issuer, subject, email, name: name ?? email })
  return user.id
}
