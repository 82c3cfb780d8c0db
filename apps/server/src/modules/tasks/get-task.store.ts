import type { ProjectRole } from '@millrace/contract'
import type { Month } from '../../platform/database/month.ts'
import { inMonth, monthOfId, sampleMonth } from '../../platform/database/month.ts'
import type { Queryable } from '../../platform/database/query.ts'
import { statementBy } from '../../platform/database/query.ts'
import { roleSql } from '../access/index.ts'

export interface TaskRow {
  readonly json: string
  readonly version: number
  readonly projectId: string
  readonly deleted: boolean
  /** Null: the actor may not know of the task. */
  readonly role: ProjectRole | null
  readonly archived: boolean
}

const key = (month: Month | null) => month?.key ?? 'any'

const getStatement = statementBy<Month | null>(
  (month) => `tasks.get.${key(month)}`,
  (month) => `
    select t.json, t.version, t.project_id as "projectId", t.deleted_at is not null as deleted,
      p.archived_at is not null as archived, ${roleSql('a', 'p', '$3')} as role
    from tasks t
    join projects p on p.id = t.project_id and p.deleted_at is null
    left join project_access a on a.project_id = t.project_id and a.user_id = $2
    where t.id = $1 ${inMonth('t.id', month)}`,
  sampleMonth,
)

/** The task with the actor's role in its project, or undefined when there is no such task. */
export async function findTask(
  db: Queryable,
  id: string,
  userId: string,
  admin: boolean,
): Promise<TaskRow | undefined> {
  const [row] = await db.query<TaskRow>(getStatement(monthOfId(id), id, userId, admin))
  return row
}
