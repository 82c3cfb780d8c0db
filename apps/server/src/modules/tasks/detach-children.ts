import type { Ctx } from '../../platform/context.ts'
import type { Queryable } from '../../platform/database/query.ts'
import { record } from '../../platform/events/record.ts'
import { systemUserId } from '../../platform/identity/system-user.ts'
import { detachChildRows } from './detach-children.store.ts'

/** Takes tasks from under parents that are about to be removed for good. Emits `task.updated` for each. */
export async function detachChildren(
  ctx: Pick<Ctx, 'clock' | 'newId'>,
  tx: Queryable,
  parentIds: readonly string[],
): Promise<void> {
  const detached = await detachChildRows(tx, parentIds, ctx.clock.now())
  const events = detached.map(({ id, projectId, version, parentId }) => ({
    ...({ type: 'task.updated', subjectType: 'task', subjectId: id, subjectVersion: version, projectId } as const),
    before: { parentId },
    after: { parentId: null },
  }))
  await record(ctx, tx, { userId: systemUserId }, ...events)
}
