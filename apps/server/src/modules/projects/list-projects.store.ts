import type { ProjectQuery } from '@millrace/contract'
import type { Sql } from 'sql-template-tag'
import sql, { empty, join, raw } from 'sql-template-tag'
import type { Queryable } from '../../platform/database/query.ts'
import type { PageStart } from '../../platform/http/page.ts'
import type { Actor } from '../../platform/identity/actor.ts'
import { may } from '../../platform/identity/actor.ts'
import type { ProjectRecord } from './project.ts'
import { projectFields } from './projects.store.ts'

interface Selection {
  readonly text: string | undefined
  readonly archived: boolean | undefined
  readonly deleted: boolean
  readonly scope: 'mine' | 'all'
  readonly sort: NonNullable<ProjectQuery['sort']>
  readonly start: PageStart
}

/** A project with the form of its name by which lists are sorted. */
export interface ListedProject extends ProjectRecord {
  readonly sortName: string
}

/** One project more than the page holds, in order. */
export function listProjectRows(db: Queryable, actor: Actor, selection: Selection): Promise<ListedProject[]> {
  const { scope, sort, start } = selection
  const order = sort.endsWith('name') ? [raw('lower(p.name) collate "C"'), raw('p.id')] : [raw('p.id')]
  const descending = sort.startsWith('-')
  return db.query<ListedProject>(sql`
    select ${raw(projectFields)}, lower(p.name) as "sortName", ${roleOf(actor, scope)} as role
    from ${scope === 'all' ? raw('projects p') : raw('project_access a join projects p on p.id = a.project_id')}
    where ${join(conditions(actor, selection), ' and ')}
      ${start.after ? sql`and (${join(order)}) ${raw(descending ? '<' : '>')} (${join([...start.after])})` : empty}
    order by ${join(order.map((key) => sql`${key} ${raw(descending ? 'desc' : 'asc')}`))}
    limit ${start.limit + 1} offset ${start.offset}`)
}

const roleOf = (actor: Actor, scope: 'mine' | 'all'): Sql =>
  scope === 'all'
    ? raw(`'owner'`)
    : sql`case when ${may(actor, 'tasks:admin')}::boolean and p.inbox_of is null then 'owner' else a.role end`

function conditions(actor: Actor, { text, archived, deleted, scope }: Selection): Sql[] {
  const pattern = `%${(text ?? '').replaceAll(/[\\%_]/g, '\\$&')}%`
  return [
    scope === 'all' ? raw('p.inbox_of is null') : sql`a.user_id = ${actor.userId}`,
    raw(`p.deleted_at is ${deleted ? 'not null' : 'null'}`),
    ...(deleted && scope === 'mine' ? [raw(`a.role = 'owner'`)] : []),
    ...(archived === undefined ? [] : [raw(`p.archived_at is ${archived ? 'not null' : 'null'}`)]),
    ...(text === undefined ? [] : [sql`(p.name ilike ${pattern} or p.key = ${text.trim().toUpperCase()})`]),
  ]
}
