import type { CreateLink } from '@millrace/contract'
import type { Ctx } from '../../platform/context.ts'
import type { Queryable } from '../../platform/database/query.ts'
import { conflict, notFound, ruleViolated } from '../../platform/errors/app-error.ts'
import { assertVersion } from '../../platform/errors/assert-version.ts'
import { record } from '../../platform/events/record.ts'
import { writeOnce } from '../../platform/idempotency/once.store.ts'
import type { Actor } from '../../platform/identity/actor.ts'
import { may } from '../../platform/identity/actor.ts'
import { findTask } from './get-task.store.ts'
import type { LinkRecord } from './link.ts'
import { endsOf } from './link.ts'
import { taskLinked } from './links.events.ts'
import { findLink, followBlocked, insertLink, lockBlocking } from './links.store.ts'
import { lockTask } from './move-task.store.ts'
import { assertMayEdit } from './refusals.ts'

/** Tasks that are followed to find a circle of tasks that block each other. */
const longestSearch = 1000

/** A link that was made, and where. */
export interface MadeLink {
  readonly taskId: string
  readonly projectId: string
  readonly link: LinkRecord
}

interface NewLink {
  readonly taskId: string
  readonly link: CreateLink
  /** The version of the task that the link is made on. */
  readonly requiredVersion: number | null
}

/**
 * Links a task that the actor may edit to one that the actor may see. A task cannot block, directly or through others,
 * what blocks it. Counts as a change of the first task, so its version grows. Emits `task.linked`.
 */
export function linkTasks(ctx: Pick<Ctx, 'db' | 'clock' | 'newId'>, actor: Actor, input: NewLink): Promise<MadeLink> {
  return writeOnce(
    ctx,
    actor,
    (tx) => linkOn(tx, ctx, actor, input),
    ({ projectId }) => [projectId],
  )
}

async function linkOn(
  tx: Queryable,
  ctx: Pick<Ctx, 'clock' | 'newId'>,
  actor: Actor,
  { taskId, link, requiredVersion }: NewLink,
): Promise<MadeLink> {
  const reader = { userId: actor.userId, admin: may(actor, 'tasks:admin') }
  const task = await lockTask(tx, taskId, reader.userId, reader.admin)
  if (!task) throw notFound()
  assertMayEdit(task)
  assertVersion(task.version, requiredVersion)
  const otherId = link.taskId.toLowerCase()
  const ends = endsOf(link.kind, task.id, otherId)
  const other = await findTask(tx, otherId, reader.userId, reader.admin)
  if (!other?.role || other.deleted) throw otherNotThere()
  if (otherId === task.id) throw ruleViolated('A task cannot be linked to itself.', '/taskId')
  if (link.kind === 'blocks') await assertNoCircle(tx, ends)
  const made = { id: ctx.newId(), kind: link.kind, ...ends, createdBy: actor.userId, createdAt: ctx.clock.now() }
  const version = await insertLink(tx, made, task.id)
  if (version === undefined) throw conflict(`The tasks are linked already: ${link.kind}.`)
  const seen = await findLink(tx, { ...reader, taskId: task.id }, made.id)
  if (!seen) throw otherNotThere()
  await record(ctx, tx, actor, taskLinked({ ...task, version }, seen))
  return { taskId: task.id, projectId: task.projectId, link: seen }
}

/** The same for a task that does not exist and for one that the actor may not know of. */
const otherNotThere = () => ruleViolated('The task to link to is not there.', '/taskId')

async function assertNoCircle(tx: Queryable, ends: { sourceId: string; targetId: string }): Promise<void> {
  await lockBlocking(tx)
  const { includesSource, count } = await followBlocked(tx, { ...ends, limit: longestSearch + 1 })
  if (includesSource) {
    throw ruleViolated(
      'That task blocks this one already, directly or through others; both could never start.',
      '/taskId',
    )
  }
  if (count > longestSearch) {
    throw ruleViolated(
      `More than ${longestSearch} tasks wait for that one; such a chain cannot grow further.`,
      '/taskId',
    )
  }
}
