import { Type } from 'typebox'
import { Compile } from 'typebox/compile'
import type { Ctx } from '../../platform/context.ts'
import type { Actor } from '../../platform/identity/actor.ts'
import type { JobKind, RunningJob } from '../jobs/index.ts'
import type { Fate, Selection } from './dead-letter.ts'
import { extentOf } from './dead-letters.store.ts'
import { batchSize, settleBatch } from './settle-dead-letters.ts'

/** The kind of job that brings a fate on many. */
export const kindOfFate = { redriven: 'dead-letters.redrive', discarded: 'dead-letters.discard' } as const

/** Sends many back to their queues, or discards them. */
export const deadLetterJobKinds: readonly JobKind[] = (['redriven', 'discarded'] as const).map((fate) => ({
  name: kindOfFate[fate],
  needs: 'operations:manage',
  run: (ctx, actor, job) => settleAll(ctx, actor, job, fate),
}))

/** What was there when it began, and how many of them are done. */
interface Reached {
  readonly last: string
  readonly total: number
  readonly done: number
}

async function settleAll(ctx: Ctx, actor: Actor, job: RunningJob, fate: Fate): Promise<{ count: number }> {
  const selection = readSelection(job.input)
  let reached = (job.reached as Reached | null) ?? (await begin(ctx, job, selection))
  while (reached) {
    const { last, total, done }: Reached = reached
    const settled = await job.transaction(async (tx) => {
      const count = await settleBatch(ctx, tx, actor, { fate, selection, last })
      await job.checkpoint({ last, total, done: done + count }, tx)
      await job.progress(done + count, total, tx)
      return count
    })
    reached = { last, total, done: done + settled }
    if (settled < batchSize) return { count: reached.done }
  }
  return { count: 0 }
}

/** Null when there is nothing to do. */
async function begin(ctx: Ctx, job: RunningJob, selection: Selection): Promise<Reached | null> {
  const { count, last } = await extentOf(ctx.db, selection)
  await job.progress(0, count)
  return last === null ? null : { last, total: count, done: 0 }
}

const input = Compile(
  Type.Object({
    queue: Type.Union([Type.String(), Type.Null()]),
    ids: Type.Union([Type.Array(Type.String()), Type.Null()]),
  }),
)

const readSelection = (given: unknown): Selection => input.Parse(given)
