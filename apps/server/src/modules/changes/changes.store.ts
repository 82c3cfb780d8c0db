import { isoInstant } from '../../platform/database/instant-sql.ts'
import type { Queryable } from '../../platform/database/query.ts'
import { statement, statementBy } from '../../platform/database/query.ts'
import { eventById } from '../../platform/events/event-sql.ts'

/** Who reads the feed, and of what kinds of subjects they may be told. */
export interface Reader {
  readonly userId: string
  /** Sees every project that is nobody's inbox. */
  readonly everyProject: boolean
  /** Is told what becomes of projects themselves, their columns, labels and members. */
  readonly projects: boolean
  /** The kinds of subjects of which the reader is told everything, of those that belong to no project. */
  readonly subjects: readonly string[]
  readonly ownTokens: boolean
}

export interface FeedEnds {
  /** The last position. */
  readonly head: number
  /** The lowest position after which nothing was removed. */
  readonly floor: number
}

export interface FeedPage extends FeedEnds {
  /** The inside of a JSON array; null when there is nothing. */
  readonly items: string | null
  /** Up to where the page tells all that there is to tell. */
  readonly next: number
}

// Whoever may see little of what happens is answered after so many entries all the same. A page that reads past 20,000
// entries of others' inboxes takes 50 ms, one of a member of 2,000 projects the same (measured with 300,000 entries).
const mostEntries = 20_000
// What an entry has beside its data.
const frameBytes = 320

type Shape = Pick<Reader, 'everyProject' | 'projects'>

const headSql = `
  select last_position as head, coalesce((select min(position) - 1 from feed), last_position) as floor from feed_head`

const endsStatement = statement('changes.ends', `select head::float8, floor::float8 from (${headSql}) ends`)

/** Where the feed begins and ends. */
export async function findFeedEnds(db: Queryable): Promise<FeedEnds> {
  const [row] = await db.query<FeedEnds>(endsStatement())
  return row as FeedEnds
}

/** SQL: whether the reader may see a project now. */
const sees = (project: string, everyProject: boolean): string => {
  const belongs = `exists (select from project_access a where a.user_id = $1 and a.project_id = ${project})`
  return everyProject
    ? `exists (select from projects p where p.id = ${project} and p.deleted_at is null and (p.inbox_of is null or ${belongs}))`
    : belongs
}

const eventOf = (entry: string): string => `${eventById(`${entry}.event_id`)} e`

/** SQL: the part of the feed that is looked through. */
const inWindow = `f.position > $2 and f.position <= $2::bigint + ${mostEntries}`

/** SQL: whether the reader may be told of an event that belongs to no project. */
const tellsElsewhere = `(e.subject_type = any ($4::text[])
    or (e.subject_type = 'user' and e.subject_id = $1)
    or ($5::boolean and e.subject_type = 'token'
      and $1::text in (e.data -> 'after' ->> 'userId', e.data -> 'before' ->> 'userId')))`

const columns = 'f.position, f.event_id, f.project_id, f.left_project_id, f.has_access, f.at'

/**
 * SQL: one range of the index for each project, each up to a page, so that nothing of other projects is read. A project
 * that a task left is told of unless the one it came into tells of it.
 */
const ofOwnProjects = ({ projects }: Shape): string => {
  const join = projects ? '' : `cross join lateral ${eventOf('f')}`
  const where = projects ? '' : `and e.subject_type <> 'project'`
  return `
    (select entry.* from mine cross join lateral (
       select ${columns}, 'whole' as view from feed f ${join}
       where f.project_id = mine.project_id and f.user_id is null and ${inWindow} ${where}
       order by f.position limit $3) entry)
    union all
    (select entry.* from mine cross join lateral (
       select ${columns}, 'left' from feed f
       where f.left_project_id = mine.project_id and ${inWindow} and not ${sees('f.project_id', false)}
       order by f.position limit $3) entry)
    union all
    (select ${columns}, 'access' from feed f
     where f.user_id = $1 and ${inWindow}
     order by f.position limit $3)
    union all
    (select ${columns}, 'whole' from feed f cross join lateral ${eventOf('f')}
     where f.project_id is null and ${inWindow} and ${tellsElsewhere}
     order by f.position limit $3)`
}

const isEvent = (condition: string): string => `exists (select from ${eventOf('f')} where ${condition})`

const endOfProject = `exists (select from projects p where p.id = f.project_id and p.inbox_of is null)
        and ${isEvent(`e.type = 'project.deleted'`)}`

/**
 * SQL: the feed itself, without what is told to others and what happens in their inboxes. Events are looked up only where
 * the entry does not tell enough.
 */
const ofEveryProject = ({ projects }: Shape): string => `
    select ${columns}, view
    from feed f
    cross join lateral (select case
      when f.user_id is not null then case when f.user_id = $1 then 'access' end
      when f.project_id is null then case when ${isEvent(tellsElsewhere)} then 'whole' end
      when ${sees('f.project_id', true)} then
        ${projects ? `'whole'` : `case when ${isEvent(`e.subject_type <> 'project'`)} then 'whole' end`}
      ${projects ? `when ${endOfProject} then 'whole'` : ''}
      when f.left_project_id is not null and ${sees('f.left_project_id', true)} then 'left'
      end as view offset 0) told
    where ${inWindow} and view is not null
    order by f.position limit $3`

// Of a task that came from where the reader does not look, nothing is told of what it was there, and of a comment that
// was deleted since, not what it said.
const wholeData = ({ everyProject }: Shape): string => `case
      when c.left_project_id is not null and not ${sees('c.left_project_id', everyProject)}
        then jsonb_set(e.data, '{before}', '{"projectId": null}')
      when e.type in ('task.linked', 'task.unlinked') and not exists (
        select from tasks o
        where o.id = (coalesce(e.data -> 'after', e.data -> 'before') -> 'link' ->> 'taskId')::uuid
          and ${sees('o.project_id', everyProject)}) then '{}'
      when e.subject_type = 'comment' and not exists (
        select from comments o where o.id = e.subject_id and o.deleted_at is null)
        then e.data #- '{before,body}' #- '{after,body}'
      else e.data end`

const entryJson = (shape: Shape): string => `case view
      when 'access' then concat('{"position":', c.position,
        ',"type":"access.', case when c.has_access then 'gained' else 'lost' end,
        '","subject":{"type":"project","id":"', c.project_id, '"},"projectId":"', c.project_id,
        '","actorId":null,"at":"', ${isoInstant('c.at')}, '","version":null,"data":{}}')
      when 'left' then concat('{"position":', c.position,
        ',"type":"task.moved","subject":{"type":"task","id":"', e.subject_id, '"},"projectId":"', c.left_project_id,
        '","actorId":"', e.actor_id, '","at":"', ${isoInstant('e.at')}, '","version":', e.subject_version,
        ',"data":{"before":{"projectId":"', c.left_project_id, '"},"after":{"projectId":null}}}')
      else concat('{"position":', c.position,
        ',"type":"', e.type, '","subject":{"type":"', e.subject_type, '","id":"', e.subject_id,
        '"},"projectId":', coalesce('"' || e.project_id || '"', 'null'),
        ',"actorId":"', e.actor_id, '","at":"', ${isoInstant('e.at')}, '","version":', e.subject_version,
        ',"data":', ${wholeData(shape)}, '}')
      end`

// $1 user, $2 since, $3 limit, $4 kinds of subjects, $5 own tokens, $6 most bytes. All in one statement, because the ends
// and the entries have to be of the same moment. Entries are measured one by one until the most bytes are reached: those
// beyond are never read.
const pageStatement = statementBy<Shape>(
  ({ everyProject, projects }) => `changes.page${everyProject ? '.every-project' : ''}${projects ? '' : '.tasks-only'}`,
  (shape) => `
  with recursive ends as materialized (${headSql}),
  mine as materialized (select project_id from project_access where user_id = $1),
  candidates as materialized (
    select * from (${shape.everyProject ? ofEveryProject(shape) : ofOwnProjects(shape)}) entry
    order by position limit $3),
  listed as materialized (select count(*)::int as count, array_agg(event_id order by position) as ids from candidates),
  measured as (
    select 0 as count, 0 as bytes
    union all
    select m.count + 1, m.bytes + ${frameBytes} + coalesce(
      (select e.size from ${eventById('listed.ids[m.count + 1]')} e), 0)
    from measured m, listed
    where m.count < listed.count and m.bytes < $6::int),
  entries as (
    select c.position, ${entryJson(shape)} as json
    from (select * from candidates order by position limit (select max(count) from measured)) c
    left join lateral ${eventOf('c')} on true),
  shown as (
    select count(*) as count, max(position) as last, string_agg(json, ',' order by position) as items from entries)
  select ends.head::float8, ends.floor::float8, shown.items,
    (case when shown.count = $3 or shown.count < listed.count then shown.last
      else least(ends.head, $2::bigint + ${mostEntries}) end)::float8 as next
  from ends, listed, shown`,
  { everyProject: false, projects: true },
  { everyProject: false, projects: false },
  { everyProject: true, projects: true },
)

/**
 * A page of what the reader may be told after a position, which may be nothing although there is more to come, and where
 * the feed begins and ends in the same moment.
 */
export async function findFeedPage(
  db: Queryable,
  reader: Reader,
  { since, limit, mostBytes }: { since: number; limit: number; mostBytes: number },
): Promise<FeedPage> {
  const { userId, everyProject, projects, subjects, ownTokens } = reader
  const [row] = await db.query<FeedPage>(
    pageStatement({ everyProject, projects }, userId, since, limit, subjects, ownTokens, mostBytes),
  )
  return row as FeedPage
}
