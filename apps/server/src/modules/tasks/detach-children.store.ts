import type { Queryable } from '../../platform/database/query.ts'
import { statement } from '../../platform/database/query.ts'

export interface DetachedTask {
  readonly id: string
  readonly projectId: string
  readonly version: number
  readonly parentId: string
}

// Locked in the order of ids, as every change of several tasks does.
const detachStatement = statement(
  'tasks.detach-children',
  `with child as (
     select id, parent_id from tasks where parent_id = any($1) and id <> all ($1) order by id for update)
   update tasks t set parent_id = null, version = t.version + 1, updated_at = $2
   from child where t.id = child.id
   returning t.id, t.project_id as "projectId", t.version, child.parent_id as "parentId"`,
)

/** Takes tasks from under their parents, which are about to be removed. Those in the trash too. */
export const detachChildRows = (tx: Queryable, parentIds: readonly string[], now: Date): Promise<DetachedTask[]> =>
  tx.query<DetachedTask>(detachStatement(parentIds, now))
