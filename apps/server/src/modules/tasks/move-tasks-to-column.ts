import type { Ctx } from '../../platform/context.ts'
import type { Queryable } from '../../platform/database/query.ts'
import type { Actor } from '../../platform/identity/actor.ts'
import { rankAtEnd } from '../../platform/rank/rank.ts'
import { changeTasks } from './change-tasks.ts'
import type { TaskPlace } from './project-tasks.store.ts'

interface ColumnMove {
  readonly from: string
  readonly to: string
  readonly taskIds: readonly string[]
}

/** Puts tasks of one column at the end of another, in the order given. Emits `task.moved` for each. */
export async function moveTasksToColumn(
  ctx: Pick<Ctx, 'clock' | 'newId'>,
  tx: Queryable,
  actor: Actor,
  project: { readonly id: string },
  { from, to, taskIds }: ColumnMove,
): Promise<void> {
  const now = ctx.clock.now().getTime()
  const ranks = new Map(taskIds.map((id) => [id, rankAtEnd(now)]))
  const move = ({ id, columnId, rank }: TaskPlace) =>
    columnId === from ? { columnId: to, rank: ranks.get(id) ?? rank } : {}
  await changeTasks(ctx, tx, actor, project, { ids: taskIds, type: 'task.moved', change: move })
}
