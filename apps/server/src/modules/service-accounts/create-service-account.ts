import type { CreateServiceAccount, ServiceAccountWithSecret } from '@millrace/contract'
import type { Ctx } from '../../platform/context.ts'
import type { Transaction } from '../../platform/database/database.ts'
import { record } from '../../platform/events/record.ts'
import { writeOnce } from '../../platform/idempotency/once.store.ts'
import type { Actor } from '../../platform/identity/actor.ts'
import { requirePermission } from '../../platform/identity/actor.ts'
import { addUser } from '../people/index.ts'
import { newClientId, newClientSecret } from './client-secret.ts'
import type { ServiceAccountRecord } from './service-account.ts'
import { addressOf, inOrder, keepingNoSecret, toServiceAccount } from './service-account.ts'
import { serviceAccountCreated } from './service-accounts.events.ts'
import { assertBuiltIn, assertMayGive } from './service-accounts.policy.ts'
import { insertServiceAccount } from './service-accounts.store.ts'

/**
 * Makes a program with no more permissions than the actor has, a user for it, and a secret that only the answer shows.
 * 422 when another issuer is configured. Emits `user.created` and `service-account.created`.
 */
export async function createServiceAccount(
  ctx: Pick<Ctx, 'db' | 'clock' | 'newId' | 'accounts'>,
  actor: Actor,
  input: CreateServiceAccount,
): Promise<ServiceAccountWithSecret> {
  requirePermission(actor, 'users:admin')
  assertBuiltIn(ctx)
  assertMayGive(actor, input.permissions)
  return writeOnce(ctx, keepingNoSecret(actor), async (tx) => {
    const { secret, hash } = newClientSecret()
    const account = await draft(ctx, tx, actor, input)
    await insertServiceAccount(tx, account, hash)
    await record(ctx, tx, actor, serviceAccountCreated(account))
    return { ...toServiceAccount(actor, account), clientSecret: secret }
  })
}

async function draft(
  ctx: Pick<Ctx, 'clock' | 'newId'>,
  tx: Transaction,
  actor: Actor,
  { name, permissions }: CreateServiceAccount,
): Promise<ServiceAccountRecord> {
  const clientId = newClientId()
  const user = await addUser(ctx, tx, actor, { kind: 'service', email: addressOf(clientId), name })
  if (!user) throw new Error(`Somebody has the address of the new client ${clientId}`)
  const { id, createdAt, updatedAt, disabledAt } = user
  const times = { createdAt, updatedAt, secretChangedAt: createdAt, disabledAt }
  return { id, clientId, name, permissions: inOrder(permissions), version: 1, createdBy: actor.userId, ...times }
}
