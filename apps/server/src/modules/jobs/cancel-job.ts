import type { Job } from '@millrace/contract'
import type { Ctx } from '../../platform/context.ts'
import { conflict, notFound } from '../../platform/errors/app-error.ts'
import { writeOnce } from '../../platform/idempotency/once.store.ts'
import type { Actor } from '../../platform/identity/actor.ts'
import { toJob } from './job.ts'
import { maySee } from './jobs.policy.ts'
import { cancelJobRow, lockJob } from './jobs.store.ts'

/**
 * Cancels a job: one that waits at once, one that runs within some seconds. What it has done until then stays. 409 when
 * it has ended otherwise.
 */
export async function cancelJob(ctx: Pick<Ctx, 'db' | 'clock'>, actor: Actor, id: string): Promise<Job> {
  return writeOnce(ctx, actor, async (tx) => {
    const job = await lockJob(tx, id)
    if (!job || !maySee(actor, job)) throw notFound()
    const cancelled = (await cancelJobRow(tx, id)) ?? job
    if (cancelled.state === 'succeeded' || cancelled.state === 'failed') {
      throw conflict('The job has ended, so there is nothing left to cancel.')
    }
    return toJob(actor, cancelled)
  })
}
