import type { Permission, Role } from '@millrace/contract'
import { AppError } from '../errors/app-error.ts'
import type { Once } from '../idempotency/once.ts'

/** Who a token speaks for. Kept for a few seconds per token, so a change of role is seen within them. */
export interface Principal {
  readonly userId: string
  readonly role: Role
  /** The role's permissions that the token's scopes leave. */
  readonly permissions: ReadonlySet<Permission>
  /** Names the token in rate limits; never the token itself. */
  readonly tokenId: string
  /** When the personal access token ends that was shown, if it does. */
  readonly expiresAt?: Date | undefined
  /** The browser session that the request came with, if it did. */
  readonly session?: { readonly id: string; readonly expiresAt: Date } | undefined
  /** When the person last showed a second factor; programs and personal access tokens never have one. */
  readonly secondFactorAt?: Date | undefined
}

/** Whoever a request or job acts for, and what the change will be traced back to. */
export interface Actor extends Principal {
  readonly requestId: string
  readonly traceparent?: string
  /** Set when the request carries an idempotency key. */
  readonly once?: Once
}

/** Who decides which role a person has: Millrace, or the issuer by what its access tokens say. */
export type RolesFrom = 'millrace' | 'issuer'

/** Turns a bearer token into a principal, or null when it is not a valid one; at once when it is known. */
export interface Authenticator {
  /** Who decides about roles: Millrace, unless told otherwise. */
  readonly rolesFrom?: RolesFrom
  /** The authentication context class that a sign-in with a second factor has; `mfa` unless told otherwise. */
  readonly secondFactorAcr?: string
  /** `beforeUnknown` is called before a token is looked up that was not valid lately; throwing, it prevents that. */
  authenticate(bearerToken: string, beforeUnknown?: () => void): Principal | null | Promise<Principal | null>
}

export const may = (actor: Principal, permission: Permission): boolean => actor.permissions.has(permission)

export function requirePermission(actor: Principal, permission: Permission): void {
  if (!may(actor, permission)) {
    throw new AppError('forbidden', {
      detail: `This needs the permission ${permission}, which your role or token lacks.`,
    })
  }
}
