import type { Job, Permission } from '@millrace/contract'
import type { Ctx } from '../../platform/context.ts'
import type { Transaction } from '../../platform/database/database.ts'
import type { Actor } from '../../platform/identity/actor.ts'
import { toJob } from './job.ts'
import { insertJob } from './jobs.store.ts'

/**
 * Asks for background work in the transaction of a use case; it begins soon after the commit. `needs` is the permission
 * that it takes to see and cancel it.
 */
export async function addJob(
  ctx: Pick<Ctx, 'newId'>,
  tx: Transaction,
  actor: Actor,
  { kind, input, needs = null }: { readonly kind: string; readonly input: object; readonly needs?: Permission | null },
): Promise<Job> {
  const { userId: requestedBy, permissions, requestId, traceparent } = actor
  const origin = { requestId, traceparent }
  const added = await insertJob(tx, {
    id: ctx.newId(),
    kind,
    requestedBy,
    permissions: [...permissions],
    needs,
    origin,
    input,
  })
  return toJob(actor, added)
}
