import type { ServiceAccount, ServiceAccountWithSecret, ServicePermission } from '@millrace/contract'
import { servicePermissions } from '@millrace/contract'
import { keeping } from '../../platform/idempotency/once.ts'
import type { Actor, Principal } from '../../platform/identity/actor.ts'
import { serviceAccountCan } from './service-accounts.policy.ts'

/** A service account as it is kept, together with what of it is kept in its user. */
export interface ServiceAccountRecord {
  /** Its user. */
  readonly id: string
  readonly clientId: string
  readonly name: string
  readonly permissions: ServicePermission[]
  readonly version: number
  readonly createdBy: string
  readonly createdAt: Date
  readonly updatedAt: Date
  readonly secretChangedAt: Date
  readonly disabledAt: Date | null
}

/** A service account as the OpenID provider is told of it. */
export interface ServiceClientRecord {
  readonly clientId: string
  readonly secretHash: Buffer
  /** Counts the secrets that the account has had. */
  readonly secretVersion: number
  readonly permissions: readonly ServicePermission[]
  readonly userId: string
}

/** What may change of it; a new secret apart. */
export type ServiceAccountPatch = Partial<Pick<ServiceAccountRecord, 'name' | 'permissions' | 'disabledAt'>>

export const toServiceAccount = (actor: Principal, account: ServiceAccountRecord): ServiceAccount => ({
  id: account.id,
  clientId: account.clientId,
  name: account.name,
  permissions: account.permissions,
  version: account.version,
  createdBy: account.createdBy,
  createdAt: account.createdAt.toISOString(),
  updatedAt: account.updatedAt.toISOString(),
  secretChangedAt: account.secretChangedAt.toISOString(),
  disabledAt: account.disabledAt?.toISOString() ?? null,
  can: serviceAccountCan(actor),
})

/** The permissions, each once and in the order of the contract, so that equal ones look equal. */
export const inOrder = (asked: readonly ServicePermission[]): ServicePermission[] =>
  servicePermissions.filter((permission) => asked.includes(permission))

/** The address of a program's user: one at which no mail arrives (RFC 2606). */
export const addressOf = (clientId: string): string => `${clientId}@service-accounts.invalid`

/** The answer that is kept for a repeated request holds null in the place of the secret. */
export const keepingNoSecret = (actor: Actor): Actor =>
  keeping(actor, (shown: ServiceAccountWithSecret) => ({ ...shown, clientSecret: null }))
