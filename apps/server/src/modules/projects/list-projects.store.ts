import type { ProjectQuery } from '@millrace/contract'
import type { Sql } from 'sql-template-tag'
import sql, { empty, join, raw } from 'sql-template-tag'
import { prepared } from '../../platform/database/prepared.ts'
import type { Queryable } from '../../platform/database/query.ts'
import { samplesOf } from '../../platform/database/query.ts'
import type { Actor } from '../../platform/identity/actor.ts'
import { may } from '../../platform/identity/actor.ts'
import type { PageStart } from '../../platform/paging/page.ts'
import { grantedRoleSql } from '../access/index.ts'
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
export const listProjectRows = (db: Queryable, actor: Actor, selection: Selection): Promise<ListedProject[]> =>
  db.query<ListedProject>(
    prepared('projects.list', listSql({ userId: actor.userId, admin: may(actor, 'tasks:admin') }, selection)),
  )

interface Reader {
  readonly userId: string
  readonly admin: boolean
}

function listSql(reader: Reader, selection: Selection): Sql {
  const { sort, start } = selection
  const order = sort.endsWith('name') ? [raw('lower(p.name) collate "C"'), raw('p.id')] : [raw('p.id')]
  const descending = sort.startsWith('-')
  const { from, role, where } = scopeOf(reader, selection)
  return sql`
    select ${raw(projectFields)}, lower(p.name) as "sortName", ${role} as role
    from ${from}
    where ${join([where, ...conditions(selection)], ' and ')}
      ${start.after ? sql`and (${join(order)}) ${raw(descending ? '<' : '>')} (${join([...start.after])})` : empty}
    order by ${join(order.map((key) => sql`${key} ${raw(descending ? 'desc' : 'asc')}`))}
    limit ${start.limit + 1} offset ${start.offset}`
}

const sample = (selection: Partial<Selection>) => (): Sql =>
  listSql(
    { userId: 'a-user', admin: false },
    {
      text: undefined,
      archived: undefined,
      deleted: false,
      scope: 'mine',
      sort: 'name',
      start: { limit: 50, after: null, offset: 0, page: null, list: '' },
      ...selection,
    },
  )

samplesOf('projects.list', {
  'mine, by name': sample({ archived: false }),
  'mine, by name, with a text': sample({ text: 'some text' }),
  'mine, newest first': sample({ sort: '-created' }),
  all: sample({ scope: 'all' }),
})

interface Scope {
  readonly from: Sql
  readonly role: Sql
  readonly where: Sql
}

/** All projects but inboxes, mine, or those of mine that are deleted, which `project_access` does not know any more. */
function scopeOf({ userId, admin }: Reader, { scope, deleted }: Selection): Scope {
  const owner = raw(`'owner'`)
  if (scope === 'all') return { from: raw('projects p'), role: owner, where: raw('p.inbox_of is null') }
  if (deleted) {
    return {
      from: sql`projects p cross join (select ${userId}::uuid as id) me`,
      role: owner,
      where: raw(`${grantedRoleSql('p', 'me.id')} = 'owner'`),
    }
  }
  return {
    from: raw('project_access a join projects p on p.id = a.project_id'),
    role: sql`case when ${admin}::boolean and p.inbox_of is null then 'owner' else a.role end`,
    where: sql`a.user_id = ${userId}`,
  }
}

function conditions({ text, archived, deleted }: Selection): Sql[] {
  const pattern = `%${(text ?? '').replaceAll(/[\\%_]/g, '\\$&')}%`
  return [
    raw(`p.deleted_at is ${deleted ? 'not null' : 'null'}`),
    ...(archived === undefined ? [] : [raw(`p.archived_at is ${archived ? 'not null' : 'null'}`)]),
    ...(text === undefined ? [] : [sql`(p.name ilike ${pattern} or p.key = ${text.trim().toUpperCase()})`]),
  ]
}
