import type { ProjectRole } from '@millrace/contract'
import type { Queryable } from '../../platform/database/query.ts'
import { statement } from '../../platform/database/query.ts'
import type { PageStart } from '../../platform/paging/page.ts'
import { joinAccessSql, roleSql } from '../access/index.ts'
import type { CommentRecord, CommentRow } from './comment.ts'

const columns = `c.id, c.task_id as "taskId", c.author_id as "authorId", u.name as "authorName", c.body, c.version,
  c.created_at as "createdAt", c.updated_at as "updatedAt"`

// A comment belongs to whoever may see its task, so it is never looked up without it.
const found = `
  select ${columns}, t.project_id as "projectId", p.archived_at is not null as archived,
    ${roleSql('a', 'p', '$3')} as role
  from comments c
  join users u on u.id = c.author_id
  join tasks t on t.id = c.task_id and t.deleted_at is null
  join projects p on p.id = t.project_id and p.deleted_at is null
  ${joinAccessSql('a', 'p', '$2')}
  where c.id = $1 and c.deleted_at is null`

const findStatement = statement('comments.find', found)
const lockStatement = statement('comments.lock', `${found} for update of c`)

/** A comment with the role of whoever asks, which is null when they may not know of it. */
export type FoundComment = CommentRow & {
  readonly projectId: string
  readonly role: ProjectRole | null
  readonly archived: boolean
}

export interface Reader {
  readonly id: string
  readonly userId: string
  readonly admin: boolean
}

export async function findComment(db: Queryable, { id, userId, admin }: Reader): Promise<FoundComment | undefined> {
  const [comment] = await db.query<FoundComment>(findStatement(id, userId, admin))
  return comment
}

/** The same, locked until the transaction ends. */
export async function lockComment(tx: Queryable, { id, userId, admin }: Reader): Promise<FoundComment | undefined> {
  const [comment] = await tx.query<FoundComment>(lockStatement(id, userId, admin))
  return comment
}

const listStatement = statement(
  'comments.list',
  `select ${columns} from comments c join users u on u.id = c.author_id
   where c.task_id = $1 and c.id > $2 and c.deleted_at is null
   order by c.id limit $3 offset $4`,
)

const beforeAllIds = '00000000-0000-0000-0000-000000000000'

/** The comments of a task, oldest first. */
export function listCommentRows(
  db: Queryable,
  taskId: string,
  { after, limit, offset }: PageStart,
): Promise<CommentRow[]> {
  return db.query<CommentRow>(listStatement(taskId, after?.[0] ?? beforeAllIds, limit + 1, offset))
}

// The task stays where it is, which is where the author may comment, until the comment is there.
const insertStatement = statement(
  'comments.insert',
  `insert into comments (id, task_id, author_id, body, created_at, updated_at)
   select $1, t.id, $4, $5, $6, $6
   from tasks t where t.id = $2 and t.project_id = $3 and t.deleted_at is null for share
   returning (select name from users where id = author_id) as "authorName"`,
)

export type NewComment = Pick<CommentRecord, 'id' | 'taskId' | 'projectId' | 'authorId' | 'body' | 'createdAt'>

/** Adds a comment and answers its author's name; undefined when the task is not in that project any more. */
export async function insertComment(tx: Queryable, comment: NewComment): Promise<string | undefined> {
  const { id, taskId, projectId, authorId, body, createdAt } = comment
  const [inserted] = await tx.query<{ authorName: string }>(
    insertStatement(id, taskId, projectId, authorId, body, createdAt),
  )
  return inserted?.authorName
}

const updateStatement = statement(
  'comments.update',
  'update comments set body = $2, version = version + 1, updated_at = $3 where id = $1 returning version',
)

/** Writes a locked comment; answers its new version. */
export async function updateCommentRow(tx: Queryable, id: string, body: string, now: Date): Promise<number> {
  const [updated] = await tx.query<{ version: number }>(updateStatement(id, body, now))
  return (updated as { version: number }).version
}

const deleteStatement = statement(
  'comments.delete',
  'update comments set deleted_at = $2, version = version + 1, updated_at = $2 where id = $1 returning version',
)

/** Hides a locked comment for good; answers its last version. */
export async function deleteCommentRow(tx: Queryable, id: string, now: Date): Promise<number> {
  const [deleted] = await tx.query<{ version: number }>(deleteStatement(id, now))
  return (deleted as { version: number }).version
}
