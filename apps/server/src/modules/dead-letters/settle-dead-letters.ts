import type { Ctx } from '../../platform/context.ts'
import type { Transaction } from '../../platform/database/database.ts'
import { notFound } from '../../platform/errors/app-error.ts'
import type { EventActor } from '../../platform/events/record.ts'
import { record } from '../../platform/events/record.ts'
import { writeOnce } from '../../platform/idempotency/once.store.ts'
import type { Actor } from '../../platform/identity/actor.ts'
import { requirePermission } from '../../platform/identity/actor.ts'
import type { Fate, Selection } from './dead-letter.ts'
import { deadLetterGone } from './dead-letters.events.ts'
import { extentOf, removeDeadLetters } from './dead-letters.store.ts'

export const batchSize = 100

/** Settles up to a hundred of them, none that is newer than `last`. Emits an event for each. Answers how many. */
export async function settleBatch(
  ctx: Pick<Ctx, 'clock' | 'newId'>,
  tx: Transaction,
  actor: EventActor,
  { fate, selection, last }: { readonly fate: Fate; readonly selection: Selection; readonly last: string },
): Promise<number> {
  const settled = await removeDeadLetters(tx, fate, { ...selection, last, limit: batchSize })
  await record(ctx, tx, actor, ...settled.map((letter) => deadLetterGone(fate, letter)))
  return settled.length
}

/** Sends one back to its queue (`dead-letter.redriven`) or discards it (`dead-letter.discarded`). */
export async function settleDeadLetter(
  ctx: Pick<Ctx, 'db' | 'clock' | 'newId'>,
  actor: Actor,
  { id, fate }: { readonly id: string; readonly fate: Fate },
): Promise<void> {
  requirePermission(actor, 'operations:manage')
  await writeOnce(ctx, actor, async (tx) => {
    const selection = { queue: null, ids: [id] }
    if ((await settleBatch(ctx, tx, actor, { fate, selection, last: id })) === 0) throw notFound()
  })
}

/** Settles many at once, for who has no need of a job. Answers how many. */
export async function settleDeadLetters(
  ctx: Pick<Ctx, 'db' | 'clock' | 'newId'>,
  actor: Actor,
  { fate, selection }: { readonly fate: Fate; readonly selection: Selection },
): Promise<number> {
  requirePermission(actor, 'operations:manage')
  const { last } = await extentOf(ctx.db, selection)
  if (last === null) return 0
  let all = 0
  for (;;) {
    const settled = await ctx.db.transaction((tx) => settleBatch(ctx, tx, actor, { fate, selection, last }))
    all += settled
    if (settled < batchSize) return all
  }
}
