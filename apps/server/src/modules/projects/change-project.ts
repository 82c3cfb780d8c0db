import type { Ctx } from '../../platform/context.ts'
import type { Transaction } from '../../platform/database/database.ts'
import { record } from '../../platform/events/record.ts'
import { writeOnce } from '../../platform/idempotency/once.store.ts'
import type { Actor } from '../../platform/identity/actor.ts'
import type { ProjectRecord } from './project.ts'
import type { Happening } from './projects.events.ts'
import { projectEvent } from './projects.events.ts'
import { lockProject, touchProject } from './projects.store.ts'

type Uses = Pick<Ctx, 'db' | 'clock' | 'newId'>

/** What came of a change; without a happening nothing changed. */
export interface Outcome<Result> {
  readonly result: Result
  readonly happening?: Happening
}

type Work<Result> = (tx: Transaction, project: ProjectRecord) => Promise<Outcome<Result>>

/**
 * Changes what belongs to a project (its members, columns or labels): changes of one project wait for each other, and
 * each gives the project its next version, so that its events are in order.
 */
export const changeProject = <Result>(
  ctx: Uses,
  actor: Actor,
  projectId: string,
  work: Work<Result>,
): Promise<Result> =>
  writeOnce(
    ctx,
    actor,
    (tx) => changeProjectIn(ctx, tx, actor, projectId, work),
    () => [projectId],
  )

/** The same in a transaction that has begun. */
export async function changeProjectIn<Result>(
  ctx: Uses,
  tx: Transaction,
  actor: Actor,
  projectId: string,
  work: Work<Result>,
): Promise<Result> {
  const project = await lockProject(tx, actor, projectId)
  const { result, happening } = await work(tx, project)
  if (happening) {
    await touchProject(tx, projectId, ctx.clock.now())
    await record(ctx, tx, actor, projectEvent({ id: projectId, version: project.version + 1 }, happening))
  }
  return result
}
