import { addUser, systemActor } from '../modules/people/index.ts'
import { findClient } from '../modules/service-accounts/index.ts'
import type { Ctx } from '../platform/context.ts'
import { openAuthenticator } from '../platform/identity/authenticator.ts'
import type { BuiltInProvider } from '../platform/identity/built-in/built-in-provider.ts'
import { openBuiltInProvider } from '../platform/identity/built-in/built-in-provider.ts'
import { openTokenVerifier } from '../platform/identity/token-verifier.ts'
import type { Config } from './config/config.ts'
import type { TrustedIssuer } from './trust-issuer.ts'
import { trustIssuer } from './trust-issuer.ts'

/** Who checks tokens, and who gives them out. */
export interface Identity extends TrustedIssuer {
  /** Null when another issuer is configured. */
  readonly provider: BuiltInProvider | null
}

type ProviderConfig = Pick<Config, 'audience' | 'publicUrl' | 'signUp'>
type IdentityConfig = ProviderConfig & Pick<Config, 'issuer' | 'roleClaim' | 'rolesFrom' | 'secondFactorAcr'>
type Parts = Pick<Ctx, 'db' | 'clock' | 'log' | 'newId' | 'mailer'>

/** Trusts the configured issuer, or the built-in provider when there is none. */
export async function openIdentity(parts: Parts, config: IdentityConfig): Promise<Identity> {
  const { db, clock, log } = parts
  const { audience, issuer } = config
  if (issuer !== null) return { ...trustIssuer(parts, { ...config, issuer }), provider: null }
  const provider = await openProvider(parts, config)
  const { keys } = provider
  const verifier = openTokenVerifier({ issuer: provider.issuer, audience, clock, keys, longestAgeSeconds: 600 })
  return { authenticator: openAuthenticator({ db, clock, log, verifier }), issuer: provider.issuer, keys, provider }
}

function openProvider(parts: Parts, { audience, publicUrl, signUp }: ProviderConfig) {
  return openBuiltInProvider({
    ...parts,
    ...{ audience, publicUrl, signUp },
    addUser: async (tx, { createdBy, ...person }) => {
      const system = systemActor('sign-up')
      const user = await addUser(parts, tx, createdBy === null ? system : { ...system, userId: createdBy }, person)
      return user?.id ?? null
    },
    findClient: (clientId) => findClient(parts.db, clientId),
  })
}
