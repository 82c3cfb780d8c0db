import type { Ctx } from '../../platform/context.ts'
import type { Queryable } from '../../platform/database/query.ts'
import type { DomainEvent } from '../../platform/events/event.ts'
import { eventContext, record } from '../../platform/events/record.ts'
import { systemUserId } from '../../platform/identity/system-user.ts'
import { rankAtEnd } from '../../platform/rank/rank.ts'
import type { Occurrence } from './next-occurrence.ts'
import { nextOccurrence } from './next-occurrence.ts'
import type { RecurringTask } from './recurrence.store.ts'
import { endRecurrence, findRecurring, repeatTask, takeNumber } from './recurrence.store.ts'

type Uses = Pick<Ctx, 'clock' | 'newId' | 'log'>

/**
 * Makes the next one of a task that was completed and comes again, and hands the rule on to it: the completed task has it
 * no more, so whoever reopens and completes it again makes no second one. Nothing happens when the task was reopened or
 * deleted meanwhile, or when its rule has ended. Emits `task.created` and `task.updated`.
 */
export async function continueSeries(ctx: Uses, tx: Queryable, event: DomainEvent): Promise<void> {
  const found = await findRecurring(tx, event.subjectId, false)
  if (!found) return
  const next = nextOf(ctx, found)
  if (!next) return
  // The counter comes before the task, as it does for whoever takes a label or column away.
  const place = await takeNumber(tx, found.projectId)
  const task = await findRecurring(tx, found.id, true)
  if (task?.version !== found.version) throw new Error('the task was changed just now; tried again later')
  const now = ctx.clock.now()
  const made = await repeatTask(tx, task.id, {
    ...{ place, now, id: ctx.newId(), eventId: ctx.newId(), rank: rankAtEnd(now.getTime()), occurrence: next },
    ...{ actorId: systemUserId, context: eventContext(originOf(event)) },
  })
  if (!made) throw new Error('the project has no column for what is to be done')
  await endRecurrence(tx, task.id, now)
  const { id, projectId, version, recurrence } = task
  await record(
    ctx,
    tx,
    { userId: systemUserId, ...originOf(event) },
    {
      ...{ type: 'task.updated', subjectType: 'task', subjectId: id, subjectVersion: version + 1, projectId },
      before: { recurrence },
      after: { recurrence: null },
    },
  )
}

function nextOf({ log }: Pick<Uses, 'log'>, task: RecurringTask): Occurrence | null {
  const { id, startOn, startAt, dueOn, dueAt, recurrence, completedAt, timeZone } = task
  const next = nextOccurrence({ dates: { startOn, startAt, dueOn, dueAt }, recurrence, completedAt, timeZone })
  if (!next) log.info({ task: id, recurrence }, 'a recurring task has come for the last time')
  return next
}

const originOf = ({ origin: { requestId, traceparent } }: DomainEvent) => ({
  ...(requestId !== undefined && { requestId }),
  ...(traceparent !== undefined && { traceparent }),
})
