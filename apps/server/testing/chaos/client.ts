import { randomUUID } from 'node:crypto'
import type { Random } from '../crash/random.ts'
import type { Answer, Operation } from './journal.ts'
import type { Person, Workplace } from './workplace.ts'
import { everybody } from './workplace.ts'

/** A task of the client's own, as it left it. */
interface OwnTask {
  readonly id: string
  readonly columnId: string
  readonly status: string
  readonly assigneeId: string | null
  readonly isDeleted: boolean
}

interface Options {
  readonly workplace: Workplace
  readonly random: Random
  /** Tasks that everybody writes to: nobody deletes, moves or assigns them. */
  readonly shared: string[]
  readonly number: number
}

type Draft = Pick<Operation, 'method' | 'path'> & { readonly body?: object; readonly events?: number }

/** Draws the writes of one client. What it draws always changes something, so it makes as many events as it says. */
export class Client {
  readonly #options: Options
  readonly #actor: Person
  readonly #tasks = new Map<string, OwnTask>()
  readonly #comments: string[] = []
  #guestIsIn = false

  constructor(options: Options) {
    this.#options = options
    this.#actor = options.workplace.writers[options.number % options.workplace.writers.length] as Person
  }

  draw(): Operation {
    const kind = this.#pickKind()
    const id = randomUUID()
    return { id, kind, actor: this.#actor, events: 1, attempts: 0, ...this.#drafts[kind](id) }
  }

  #pickKind(): Kind {
    const { random, shared, number } = this.#options
    if (shared.length === 0) return 'share'
    if (this.#alive.length === 0) return 'create'
    if (number === 0 && random.below(8) === 0) return 'guest'
    const kind = random.pick(kinds)
    if (kind === 'restore' && this.#deleted.length === 0) return 'delete'
    if ((kind === 'edit' || kind === 'uncomment') && this.#comments.length === 0) return 'comment'
    return kind
  }

  readonly #drafts: Readonly<Record<Kind, (id: string) => Draft>> = {
    share: (id) => ({ method: 'POST', path: '/v1/tasks', body: this.#newTask(id) }),
    create: (id) => ({ method: 'POST', path: '/v1/tasks', body: this.#newTask(id) }),
    patch: (id) => ({ method: 'PATCH', path: `/v1/tasks/${this.#shared}`, body: { title: id } }),
    complete: () => {
      const { id, status } = this.#own
      const body = { status: status === 'completed' ? 'pending' : 'completed' }
      return { method: 'PATCH', path: `/v1/tasks/${id}`, body }
    },
    assign: () => {
      const { id, assigneeId } = this.#own
      const others = this.#members.filter((person) => person.id !== assigneeId)
      return { method: 'PATCH', path: `/v1/tasks/${id}`, body: { assigneeId: this.#options.random.pick(others).id } }
    },
    move: () => {
      const { id, columnId } = this.#own
      const columns = this.#options.workplace.columnIds.filter((column) => column !== columnId)
      return { method: 'POST', path: `/v1/tasks/${id}/move`, body: { columnId: this.#options.random.pick(columns) } }
    },
    delete: () => ({ method: 'DELETE', path: `/v1/tasks/${this.#own.id}` }),
    restore: () => {
      const { id } = this.#options.random.pick(this.#deleted)
      return { method: 'POST', path: `/v1/tasks/${id}/restore` }
    },
    batch: (id) => {
      const update = { update: { id: this.#own.id, set: { title: id } } }
      const operations = [{ create: this.#newTask(id) }, { create: this.#newTask(id) }, update]
      return { method: 'POST', path: '/v1/tasks/batch', body: { operations }, events: operations.length }
    },
    comment: (id) => {
      const path = `/v1/tasks/${this.#shared}/comments`
      const { name, id: userId } = this.#options.random.pick(everybody(this.#options.workplace))
      const mention = this.#options.random.below(3) === 0 ? ` [@${name}](user:${userId})` : ''
      return { method: 'POST', path, body: { body: `${id}${mention}` } }
    },
    edit: (id) => {
      const commentId = this.#options.random.pick(this.#comments)
      return { method: 'PATCH', path: `/v1/comments/${commentId}`, body: { body: id } }
    },
    uncomment: () => {
      const [commentId] = this.#comments.splice(this.#options.random.below(this.#comments.length), 1)
      return { method: 'DELETE', path: `/v1/comments/${commentId}` }
    },
    guest: () => {
      const { guest, projectId } = this.#options.workplace
      const path = `/v1/projects/${projectId}/members`
      if (this.#guestIsIn) return { method: 'DELETE', path: `${path}/${guest.id}` }
      return { method: 'POST', path, body: { userId: guest.id, role: 'commenter' } }
    },
  }

  /** Remembers what became of its own. */
  learn({ kind, path }: Operation, { body }: Answer): void {
    const answered = body === '' ? null : JSON.parse(body)
    if (kind === 'guest') this.#guestIsIn = !this.#guestIsIn
    else if (kind === 'share') this.#options.shared.push(answered.id)
    else if (kind === 'comment') this.#comments.push(answered.id)
    else if (kind === 'batch') for (const { task } of answered.results) this.#remember(task)
    else if (kind === 'delete') {
      const task = this.#tasks.get(path.split('/').at(-1) ?? '')
      if (task) this.#tasks.set(task.id, { ...task, isDeleted: true })
    } else if (ownKinds.has(kind)) this.#remember(answered)
  }

  #remember({ id, columnId, status, assigneeId }: OwnTask): void {
    this.#tasks.set(id, { id, columnId, status, assigneeId, isDeleted: false })
  }

  #newTask(title: string): object {
    const { random, workplace } = this.#options
    const assigneeId = random.below(3) === 0 ? random.pick(this.#members).id : null
    return { projectId: workplace.projectId, title, priority: random.below(5), assigneeId }
  }

  get #members(): Person[] {
    return [...this.#options.workplace.writers, ...this.#options.workplace.readers]
  }

  get #shared(): string {
    return this.#options.random.pick(this.#options.shared)
  }

  get #own(): OwnTask {
    return this.#options.random.pick(this.#alive)
  }

  get #alive(): OwnTask[] {
    return [...this.#tasks.values()].filter(({ isDeleted }) => !isDeleted)
  }

  get #deleted(): OwnTask[] {
    return [...this.#tasks.values()].filter(({ isDeleted }) => isDeleted)
  }
}

const kinds = [
  ...(['share', 'create', 'create', 'patch', 'patch', 'patch', 'comment', 'comment', 'comment', 'comment'] as const),
  ...(['complete', 'complete', 'assign', 'assign', 'move', 'delete', 'restore', 'batch', 'edit', 'uncomment'] as const),
]
type Kind = (typeof kinds)[number] | 'guest'

const ownKinds: ReadonlySet<string> = new Set<Kind>(['create', 'complete', 'assign', 'move', 'restore'])
