import type { Role } from '@millrace/contract'
import { decodeJwt, exportJWK, generateKeyPair, SignJWT } from 'jose'
import { followRole, systemActor } from '../../src/modules/people/index.ts'
import type { Authenticator } from '../../src/platform/identity/actor.ts'
import type { CachingAuthenticator } from '../../src/platform/identity/authenticator.ts'
import { openAuthenticator } from '../../src/platform/identity/authenticator.ts'
import type { NamedRole } from '../../src/platform/identity/issuer-roles.ts'
import { localKeys } from '../../src/platform/identity/token-keys.ts'
import { openTokenVerifier } from '../../src/platform/identity/token-verifier.ts'
import type { TestServer } from '../test-server.ts'

/** What a token that is wished for is like. */
export interface SignedToken {
  readonly expired?: boolean
  readonly otherAudience?: boolean
  /** How the person signed in, just now; a token of a program without. */
  readonly acr?: string
  /** How long ago, instead of just now. */
  readonly signedInSeconds?: number
  /** Of the issuer that decides about roles, and naming this one. */
  readonly role?: Role
  /** More claims, or other ones. */
  readonly claims?: Readonly<Record<string, unknown>>
}

export type HouseAuthenticator = Authenticator & Pick<CachingAuthenticator, 'close'>

/** Who gives the people of a house their access tokens. */
export interface HouseIssuer {
  readonly authenticator: HouseAuthenticator
  /** Everybody has a token of it, unless theirs has scopes or is revoked. */
  readonly isForEverybody: boolean
  sign(userId: string, token: SignedToken): Promise<string>
  /** Makes an admin a user, where the issuer is the one who decides about that. */
  demote?(userId: string): Promise<void>
}

const issuer = 'https://issuer.example'
const roleIssuer = 'https://roles.example'
const audience = 'millrace-api'

/** An issuer that is only a key; under another name it decides about roles. */
export async function openOwnIssuer({ ctx }: Pick<TestServer, 'ctx'>): Promise<HouseIssuer> {
  const { db, clock, log } = ctx
  const pair = await generateKeyPair('RS256')
  const keys = localKeys({ keys: [{ ...(await exportJWK(pair.publicKey)), kid: 'one', alg: 'RS256' }] })
  const verifier = openTokenVerifier({ issuer, audience, keys, clock })
  const roleVerifier = openTokenVerifier({ issuer: roleIssuer, audience, keys, clock })
  const followed = (userId: string, named: NamedRole) => followRole(ctx, systemActor('sign-in'), userId, named)
  return {
    authenticator: either(
      openAuthenticator({ db, clock, log, verifier }),
      openAuthenticator({ db, clock, log, verifier: roleVerifier, followRole: followed }),
    ),
    isForEverybody: false,
    sign(userId, { expired = false, otherAudience = false, acr, signedInSeconds = 0, role, claims: more }) {
      const now = Math.floor(clock.now().getTime() / 1000)
      const signIn = acr === undefined ? {} : { acr, auth_time: now - signedInSeconds, sid: userId }
      const named = role === undefined ? { iss: issuer } : { iss: roleIssuer, realm_access: { roles: [role] } }
      const claims = { ...signIn, ...named, sub: userId, aud: otherAudience ? 'another' : audience }
      return new SignJWT({ ...claims, iat: expired ? now - 120 : now, exp: expired ? now - 60 : now + 590, ...more })
        .setProtectedHeader({ alg: 'RS256', typ: 'at+jwt', kid: 'one' })
        .sign(pair.privateKey)
    },
  }
}

/** Each takes the tokens of its own issuer; the first one all others. */
const either = (first: CachingAuthenticator, second: CachingAuthenticator): HouseAuthenticator => ({
  authenticate: (token, beforeUnknown) => (isOfRoles(token) ? second : first).authenticate(token, beforeUnknown),
  async close() {
    await first.close()
    await second.close()
  },
})

const isOfRoles = (token: string) => token.split('.').length === 3 && decodeJwt(token).iss === roleIssuer
