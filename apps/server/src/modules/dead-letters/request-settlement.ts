import type { DeadLetterSelection, Job } from '@millrace/contract'
import type { Ctx } from '../../platform/context.ts'
import { AppError } from '../../platform/errors/app-error.ts'
import { writeOnce } from '../../platform/idempotency/once.store.ts'
import type { Actor } from '../../platform/identity/actor.ts'
import { requirePermission } from '../../platform/identity/actor.ts'
import { addJob } from '../jobs/index.ts'
import type { Fate } from './dead-letter.ts'
import { toSelection } from './dead-letter.ts'
import { kindOfFate } from './dead-letters.jobs.ts'
import { unknownIds } from './dead-letters.store.ts'

/** Asks for a job that sends many back to their queues or discards them. 422 when one that is named is not there. */
export async function requestSettlement(
  ctx: Pick<Ctx, 'db' | 'clock' | 'newId'>,
  actor: Actor,
  { fate, selection }: { readonly fate: Fate; readonly selection: DeadLetterSelection },
): Promise<Job> {
  requirePermission(actor, 'operations:manage')
  return writeOnce(ctx, actor, async (tx) => {
    const input = toSelection(selection)
    if (input.ids) assertKnown(input.ids, await unknownIds(tx, input.ids))
    return addJob(ctx, tx, actor, { kind: kindOfFate[fate], input, needs: 'operations:manage' })
  })
}

function assertKnown(ids: readonly string[], unknown: ReadonlySet<string>): void {
  if (unknown.size === 0) return
  const errors = ids.flatMap((id, index) =>
    unknown.has(id) ? [{ in: 'body' as const, pointer: `/ids/${index}`, message: 'is no dead letter' }] : [],
  )
  throw new AppError('rule-violated', { detail: 'Some of these are not there, or not any more.', errors })
}
