import type { Job, JobQuery } from '@millrace/contract'
import type { Ctx } from '../../platform/context.ts'
import type { Actor } from '../../platform/identity/actor.ts'
import type { Page } from '../../platform/paging/page.ts'
import { pageStart, toPage } from '../../platform/paging/page.ts'
import { toJob } from './job.ts'
import { listJobRows } from './jobs.store.ts'

/** The actor's own jobs, newest first. */
export async function listJobs(ctx: Pick<Ctx, 'db' | 'cursors'>, actor: Actor, page: JobQuery): Promise<Page<Job>> {
  const start = pageStart(ctx.cursors, page, JSON.stringify(['jobs', actor.userId]), 1)
  const rows = await listJobRows(ctx.db, actor, start)
  const { items, ...rest } = toPage(ctx.cursors, start, rows, ({ id }) => [id])
  return { items: items.map((job) => toJob(actor, job)), ...rest }
}
