import type { ProjectRole } from '@millrace/contract'
import type { Queryable } from '../../src/platform/database/query.ts'
import type { Canaries } from './canaries.ts'
import type { AdminKind, Kind, PlaceRelation } from './decision.ts'
import { roleIn } from './decision.ts'
import type { Principal } from './principals.ts'
import { insert } from './rows.ts'

/** Who belongs to a place, and who has left something in it. */
export interface Population {
  readonly users: readonly { readonly userId: string; readonly role: ProjectRole }[]
  readonly teams: readonly { readonly teamId: string; readonly role: ProjectRole }[]
  /** Each has a comment there, member or not. */
  readonly authors: readonly string[]
  /** The last task is assigned to them, member or not. */
  readonly assignee: string
  /** A task that a link leads to and that only few may see; none for the first place. */
  readonly hiddenTask: string | null
}

interface Tools {
  readonly newId: () => string
  readonly canaries: Canaries
  readonly now: Date
}

type Ids = Readonly<
  Record<Exclude<Kind, 'own comment' | 'oneself' | 'session' | 'notification' | 'job' | AdminKind>, string>
>

/** A project with one of everything in it. */
export interface Place {
  readonly relation: PlaceRelation
  readonly ids: Partial<Ids>
  /** The comment of each author. */
  readonly comments: ReadonlyMap<string, string>
  /** Set when the place comes back from the deleted ones. */
  restored: boolean
}

const statuses = ['pending', 'pending', 'in-progress', 'completed'] as const

/** Makes a place, open as yet; what is in it may be seen by whoever has a role there. */
export async function openPlace(
  tx: Queryable,
  tools: Tools,
  relation: PlaceRelation,
  population: Population,
): Promise<Place> {
  const place: Place = { relation, ids: {}, comments: new Map(), restored: false }
  const builder = new Builder(tx, tools, place, population)
  await builder.project()
  await builder.parts()
  await builder.tasks()
  await builder.conversation()
  return place
}

class Builder {
  readonly #tx: Queryable
  readonly #tools: Tools
  readonly #place: Place
  readonly #population: Population
  readonly #ids: { -readonly [K in keyof Ids]?: string }
  readonly #keeper: string
  readonly #at: { readonly created_at: Date; readonly updated_at: Date }
  #key = 'INBOX'

  constructor(tx: Queryable, tools: Tools, place: Place, population: Population) {
    this.#tx = tx
    this.#tools = tools
    this.#place = place
    this.#population = population
    this.#ids = place.ids
    this.#keeper = tools.newId()
    this.#at = { created_at: tools.now, updated_at: tools.now }
  }

  async project(): Promise<void> {
    const { relation } = this.#place
    const [id, member] = [this.#watched('project'), this.#tools.newId()]
    this.#ids.member = member
    if (relation !== 'inbox') this.#key = this.#mark('project key').toUpperCase()
    const names = { name: this.#mark('project name'), description: this.#mark('project description') }
    await this.#people([this.#keeper, member])
    await insert(this.#tx, 'projects', [
      {
        ...{ id, key: this.#key, ...names, floor_task_id: id, version: 1, created_by: this.#keeper, ...this.#at },
        inbox_of: relation === 'inbox' ? this.#keeper : null,
      },
    ])
    await insert(this.#tx, 'project_counters', [{ project_id: id, last_number: 100, key: this.#key }])
    await this.#members(id, member)
  }

  async parts(): Promise<void> {
    const project_id = this.#ids.project
    const columns = ['column', 'spare column', null, null].map((kind) => this.#watched(kind as 'column' | null))
    await insert(
      this.#tx,
      'project_columns',
      columns.map((id, index) => ({
        ...{ id, project_id, name: this.#mark('column'), status: statuses[index], rank: `a${index}`, version: 1 },
        ...this.#at,
      })),
    )
    const label = { id: this.#watched('label'), project_id, name: this.#mark('label'), color: '#112233', version: 1 }
    await insert(this.#tx, 'labels', [{ ...label, ...this.#at }])
  }

  async tasks(): Promise<void> {
    const [task, other] = [this.#watched('task'), this.#watched('other task')]
    const [trashed, child] = [this.#watched('trashed task'), this.#watched(null)]
    await insert(this.#tx, 'tasks', [
      this.#task(1, { id: task, assignee_id: this.#ids.member, label_ids: [this.#ids.label] }),
      this.#task(2, { id: other }),
      this.#task(3, { id: trashed, deleted_at: this.#tools.now }),
      this.#task(4, { id: child, parent_id: task, assignee_id: this.#population.assignee }),
    ])
    await this.#event('task', task, 'task.created', { after: { id: task, title: this.#mark('history') } })
    await this.#links(task, other)
  }

  async conversation(): Promise<void> {
    const comments = this.#place.comments as Map<string, string>
    for (const author of this.#population.authors) comments.set(author, this.#watched(null))
    const written = [...comments, [this.#keeper, this.#watched('comment')] as const]
    await insert(
      this.#tx,
      'comments',
      written.map(([author_id, id]) => ({
        ...{ id, author_id, task_id: this.#ids.task, body: this.#mark('comment') },
        ...{ version: 1, ...this.#at },
      })),
    )
  }

  async #members(project_id: string, bystander: string): Promise<void> {
    const { users, teams } = this.#population
    const own: Population['users'] = [
      { userId: this.#keeper, role: 'owner' },
      { userId: bystander, role: 'commenter' },
    ]
    const people = [...own, ...users].map(({ userId, role }) => ({ user_id: userId, team_id: null, role }))
    const all = [...people, ...teams.map(({ teamId, role }) => ({ user_id: null, team_id: teamId, role }))]
    const added = { project_id, version: 1, added_by: this.#keeper, added_at: this.#tools.now }
    await insert(
      this.#tx,
      'project_members',
      all.map((member) => ({ ...member, ...added })),
    )
    await this.#tx.query({
      text: `insert into project_access (user_id, project_id, role)
        select coalesce(m.user_id, t.user_id), m.project_id, max(m.role)
        from project_members m left join team_members t on t.team_id = m.team_id
        where m.project_id = $1 and coalesce(m.user_id, t.user_id) is not null group by 1, 2`,
      values: [project_id],
    })
  }

  #people(ids: readonly string[]): Promise<void> {
    const users = ids.map((id) => ({ id, email: `${id}@example.com`, name: 'Somebody', role: 'user' }))
    const defaults = { language: 'en', time_zone: 'UTC', version: 1, ...this.#at }
    return insert(
      this.#tx,
      'users',
      users.map((user) => ({ ...user, ...defaults })),
    )
  }

  #task(number: number, more: object): object {
    const text = { title: this.#mark('task title'), description: this.#mark('task description') }
    const place = { project_id: this.#ids.project, column_id: this.#ids.column, rank: `k${number}` }
    return {
      ...{ number, key: `${this.#key}-${number}`, ...text, ...place, status: 'pending', priority: 0 },
      ...{ assignee_id: null, parent_id: null, label_ids: [], fields: { note: this.#mark('task field') }, version: 1 },
      ...{ created_by: this.#keeper, ...this.#at, deleted_at: null, ...more },
    }
  }

  async #links(task: string, other: string): Promise<void> {
    const { hiddenTask } = this.#population
    const made = { created_by: this.#keeper, created_at: this.#tools.now }
    const link = { id: this.#watched('link'), kind: 'relates', source_task_id: task, target_task_id: other }
    const hidden = this.#tools.newId()
    this.#ids['hidden link'] = hidden
    const targets = [{ ...link, ...made }]
    if (hiddenTask !== null) {
      targets.push({ ...link, ...made, id: hidden, target_task_id: hiddenTask })
      const told = { link: { id: hidden, kind: 'relates', direction: 'outward', taskId: hiddenTask } }
      await this.#event('task', task, 'task.linked', { after: told })
    }
    await insert(this.#tx, 'task_links', targets)
  }

  #event(subject_type: string, subject_id: string, type: string, data: object): Promise<void> {
    const subject = { subject_type, subject_id, subject_version: 1, project_id: this.#ids.project }
    const origin = { actor_id: this.#keeper, at: this.#tools.now, context: {} }
    return insert(this.#tx, 'events', [{ id: this.#tools.newId(), type, ...subject, ...origin, data }])
  }

  #mark(what: string): string {
    return this.#tools.canaries.plant(this.#named(what), this.#seenBy(what))
  }

  /** A new id, kept under its kind when it has one. */
  #watched(kind: keyof Ids | null): string {
    const id = this.#tools.newId()
    if (kind !== null) this.#ids[kind] = id
    this.#tools.canaries.watch(id, this.#named(`id of ${kind ?? 'something'}`), this.#seenBy(kind ?? ''))
    return id
  }

  #named(what: string): string {
    return `${what} (${this.#place.relation})`
  }

  /** Of a deleted project its owners may know that there is one, and what it is called. */
  #seenBy(what: string): (principal: Principal) => boolean {
    const place = this.#place
    const isOfProject = what.startsWith('project')
    return (principal) => {
      const role = roleIn(principal, place.relation)
      if (place.relation !== 'deleted' || place.restored) return role !== null
      return isOfProject && role === 'owner'
    }
  }
}
