import type { ProjectRole } from '@millrace/contract'
import type { Queryable } from '../../platform/database/query.ts'
import { statement } from '../../platform/database/query.ts'
import type { Actor } from '../../platform/identity/actor.ts'
import { may } from '../../platform/identity/actor.ts'
import { roleSql } from '../access/index.ts'
import type { NewTask } from './create-tasks.store.ts'
import { assigneeIsMember, labelsBelong, parentBelongs } from './task-fields.ts'

export interface Refusal {
  readonly role: ProjectRole | null
  readonly archived: boolean
  readonly assigneeFits: boolean
  readonly labelsFit: boolean
  readonly parentFits: boolean
  readonly columnFits: boolean
}

const explainStatement = statement(
  'tasks.explain-refusal',
  `select ${roleSql('a', 'p', '$3')} as role, p.archived_at is not null as archived,
     ${assigneeIsMember('$4::uuid', 'p.id')} as "assigneeFits", ${labelsBelong('$5::uuid[]', 'p.id')} as "labelsFit",
     ${parentBelongs('$6::uuid', 'p.id')} as "parentFits",
     exists (
       select from project_columns c
       where c.project_id = p.id and ($7::uuid is null or c.id = $7) and ($8::task_status is null or c.status = $8)
     ) as "columnFits"
   from projects p left join project_access a on a.project_id = p.id and a.user_id = $2
   where p.deleted_at is null and (p.id = $1 or ($1::uuid is null and p.inbox_of = $2))`,
)

/** Why a task was not created; undefined when its project is not there. */
export async function findRefusal(
  db: Queryable,
  actor: Actor,
  { projectId, assigneeId, labelIds = [], parentId, columnId, status }: Partial<NewTask>,
): Promise<Refusal | undefined> {
  const [row] = await db.query<Refusal>(
    explainStatement(
      projectId ?? null,
      actor.userId,
      may(actor, 'tasks:admin'),
      assigneeId ?? null,
      labelIds,
      parentId ?? null,
      columnId ?? null,
      status ?? null,
    ),
  )
  return row
}
