import type { JWTPayload } from 'jose'
import { narrowingScopes } from './effective-permissions.ts'

/** What a valid access token says. */
export interface AccessTokenClaims {
  readonly issuer: string
  readonly subject: string
  /** Whom the token was given to. */
  readonly clientId: string | null
  readonly email: string | null
  /** Null when the issuer does not say. */
  readonly emailVerified: boolean | null
  readonly name: string | null
  /** Role names as the issuer gives them. */
  readonly roles: readonly string[]
  /** The permissions that the token is narrowed to, or null. */
  readonly scopes: readonly string[] | null
  /** The authentication context class: how the person was authenticated. */
  readonly acr: string | null
  /** When that was, in seconds since 1970; a refreshed token keeps it. */
  readonly authTime: number | null
  /** In seconds since 1970. */
  readonly issuedAt: number
  /** Milliseconds since 1970. */
  readonly expiresAt: number
  /** The issuer's own session. */
  readonly sessionId: string | null
  /** A program on its own account, no person. */
  readonly isProgram: boolean
  /** Which of a service account's secrets got the token; null in the tokens of others. */
  readonly secretVersion: number | null
}

interface Expected {
  readonly audience: string
  /** Where roles are: a claim, or a path into one with dots between; null for where Keycloak has them. */
  readonly roleClaim: string | null
}

// OpenID Connect Core 1.0, section 2: at most 255 ASCII characters.
const identifierForm = /^[\x20-\x7e]{1,255}$/
// biome-ignore lint/suspicious/noControlCharactersInRegex: what is refused.
const controlCharacter = /[\u0000-\u001f\u007f]/
const longestText = 254

/** The claims of a payload whose signature and times are right, or null when it does not say who it speaks for. */
export function toClaims(payload: JWTPayload, expected: Expected): AccessTokenClaims | null {
  const { iss, sub, iat, exp, scope, secret_version: secretVersion, email_verified: emailVerified } = payload
  const subject = identifier(sub)
  if (typeof iss !== 'string' || subject === null) return null
  return {
    issuer: iss,
    subject,
    clientId: clientOf(payload),
    email: text(payload.email),
    emailVerified: typeof emailVerified === 'boolean' ? emailVerified : null,
    name: text(payload.name) ?? text(payload.preferred_username),
    roles: rolesOf(payload, expected),
    scopes: narrowingScopes(scope),
    acr: identifier(payload.acr),
    authTime: seconds(payload.auth_time),
    issuedAt: Number(iat),
    expiresAt: Number(exp) * 1000,
    sessionId: identifier(payload.sid),
    isProgram: isProgram(payload, subject),
    secretVersion: typeof secretVersion === 'number' ? secretVersion : null,
  }
}

const identifier = (claim: unknown): string | null =>
  typeof claim === 'string' && identifierForm.test(claim) ? claim : null

/** Something that a person may read. */
const text = (claim: unknown): string | null =>
  typeof claim === 'string' && claim.trim() !== '' && claim.length <= longestText && !controlCharacter.test(claim)
    ? claim.trim()
    : null

const seconds = (claim: unknown): number | null => (Number.isFinite(claim) ? (claim as number) : null)

const clientOf = ({ client_id: clientId, azp }: JWTPayload): string | null => identifier(clientId) ?? identifier(azp)

/**
 * RFC 9068 has the client as the subject where no person took part. Keycloak makes a user of its own for a client,
 * Auth0 adds a suffix, Entra ID says it in `idtyp`. What names neither a person's sign-in nor a session nor an
 * address is no person either: `acr` is no sign of one, Keycloak puts it into every token.
 */
function isProgram(payload: JWTPayload, subject: string): boolean {
  const { auth_time: authTime, sid, email } = payload
  const client = clientOf(payload)
  const isClient = client !== null && (subject === client || subject === `${client}@clients`)
  const isKeycloakClient = client !== null && payload.preferred_username === `service-account-${client}`
  const saysSo = payload.gty === 'client-credentials' || payload.idtyp === 'app'
  return isClient || isKeycloakClient || saysSo || (authTime === undefined && sid === undefined && email === undefined)
}

/** Whatever is not a list of names gives no role. */
function rolesOf(payload: JWTPayload, { audience, roleClaim }: Expected): string[] {
  if (roleClaim !== null) return names(property(payload, roleClaim) ?? at(payload, roleClaim.split('.')))
  return [
    ...names(at(payload, ['realm_access', 'roles'])),
    ...names(at(payload, ['resource_access', audience, 'roles'])),
  ]
}

const names = (claim: unknown): string[] =>
  Array.isArray(claim) ? claim.filter((name) => typeof name === 'string') : []

const at = (value: unknown, path: readonly string[]): unknown => path.reduce(property, value)

/** Only what the token itself says, never what every object has. */
const property = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null && Object.hasOwn(value, name)
    ? (value as Record<string, unknown>)[name]
    : undefined
