import type { JSONWebKeySet, JWK } from 'jose'
import { importJWK } from 'jose'

/** What access tokens may be signed with. */
export const signatureAlgorithms = ['RS256', 'PS256', 'ES256'] as const

const secretMembers = ['d', 'p', 'q', 'dp', 'dq', 'qi', 'oth', 'k']
const leastRsaBits = 2048

/**
 * The keys of a set that access tokens can be checked with, each for one algorithm (RFC 8725, section 3.1). Others,
 * such as keys for encryption, are left out. Rejects a set that gives away what must be secret: whoever can read it
 * signs as the issuer.
 */
export async function usableKeys(set: unknown): Promise<JSONWebKeySet> {
  const { keys } = (set ?? {}) as { keys?: unknown }
  if (!Array.isArray(keys)) throw new Error('what it answers is no set of keys')
  const members = keys.filter((key): key is JWK => typeof key === 'object' && key !== null)
  if (members.some(isSecret)) throw new Error('it publishes a private or secret key')
  const usable = await Promise.all(members.map(toUsable))
  const found = usable.filter((key) => key !== null)
  if (found.length === 0) throw new Error('it has no key for RS256, PS256 or ES256')
  return { keys: found }
}

const isSecret = (key: JWK) => key.kty === 'oct' || secretMembers.some((member) => Object.hasOwn(key, member))

/** The key with its algorithm, or null when there is no use for it here. */
async function toUsable(key: JWK): Promise<JWK | null> {
  const alg = algorithmOf(key)
  if (alg === null || (key.use !== undefined && key.use !== 'sig')) return null
  const one = { ...key, alg }
  const imported = await importJWK(one, alg).catch(() => null)
  return imported !== null && isStrong(imported) ? one : null
}

/** An issuer need not say for which algorithm a key is; then it is the usual one. */
function algorithmOf({ kty, alg, crv }: JWK): string | null {
  if (kty === 'RSA' && alg !== 'ES256') return signatureAlgorithms.find((one) => one === (alg ?? 'RS256')) ?? null
  if (kty === 'EC' && crv === 'P-256') return alg === undefined || alg === 'ES256' ? 'ES256' : null
  return null
}

function isStrong(key: Awaited<ReturnType<typeof importJWK>>): boolean {
  if (key instanceof Uint8Array) return false
  const { modulusLength } = key.algorithm as { modulusLength?: number }
  return modulusLength === undefined || modulusLength >= leastRsaBits
}
