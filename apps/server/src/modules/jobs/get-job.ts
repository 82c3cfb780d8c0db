import type { Job } from '@millrace/contract'
import type { Ctx } from '../../platform/context.ts'
import { notFound } from '../../platform/errors/app-error.ts'
import type { Actor } from '../../platform/identity/actor.ts'
import { toJob } from './job.ts'
import { maySee } from './jobs.policy.ts'
import { findJob } from './jobs.store.ts'

/** One job, for whoever asked for it and for who looks after what runs. */
export async function getJob(ctx: Pick<Ctx, 'db'>, actor: Actor, id: string): Promise<Job> {
  const job = await findJob(ctx.db.read, id)
  if (!job || !maySee(actor, job)) throw notFound()
  return toJob(actor, job)
}
