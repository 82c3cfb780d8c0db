import pg from 'pg'
import type { Journal } from './workload.ts'

interface TaskRow {
  readonly id: string
  readonly version: number
  readonly json: Readonly<Record<string, unknown>>
}

interface EventRow {
  readonly id: string
  readonly type: string
  readonly taskId: string
  readonly version: number
  readonly requestId: string
  readonly after: Readonly<Record<string, unknown>>
  readonly outboxRows: number
}

interface State {
  readonly tasks: readonly TaskRow[]
  readonly events: readonly EventRow[]
  readonly strayOutboxRows: number
}

/** Every way in which the database breaks what the server has promised to who wrote the journal. */
export async function violations(url: string, journal: Journal, projectId: string): Promise<string[]> {
  const state = await read(url, projectId)
  return [
    ...lostWrites(journal, state),
    ...wrongEffects(journal, state),
    ...phantoms(journal, state),
    ...brokenHistories(state),
    ...brokenOutbox(state),
  ]
}

async function read(url: string, projectId: string): Promise<State> {
  const db = new pg.Client({ connectionString: url })
  await db.connect()
  try {
    const tasks = await db.query<TaskRow>(
      `select id, version, (json || '}')::jsonb as json from tasks where project_id = $1`,
      [projectId],
    )
    const events = await db.query<EventRow>(
      `select e.id, e.type, e.subject_id as "taskId", e.subject_version as version, e.context->>'requestId' as "requestId",
         coalesce(e.data->'after', '{}') as after,
         (select count(*)::int from outbox o where o.event_id = e.id) as "outboxRows"
       from events e where e.project_id = $1 and e.subject_type = 'task' order by e.subject_id, e.subject_version, e.id`,
      [projectId],
    )
    const strays = await db.query(
      'select from outbox o where not exists (select from events e where e.id = o.event_id)',
    )
    return { tasks: tasks.rows, events: events.rows, strayOutboxRows: strays.rowCount ?? 0 }
  } finally {
    await db.end()
  }
}

/** No acknowledged write is lost: the task is there, at the acknowledged version or a later one. */
function lostWrites(journal: Journal, { tasks }: State): string[] {
  const versions = new Map(tasks.map(({ id, version }) => [id, version]))
  return journal.flatMap(({ kind, id, answer }) =>
    answer && !((versions.get(answer.taskId) ?? 0) >= answer.version) ? [`${kind} ${id} is lost`] : [],
  )
}

/** Each request, however often it was sent, has one effect: one event, at the version that was answered. */
function wrongEffects(journal: Journal, { events }: State): string[] {
  const byRequest = groupedBy(events, ({ requestId }) => requestId)
  return journal.flatMap(({ kind, id, answer, attempts }) => {
    const effects = byRequest.get(id) ?? []
    if (effects.length !== 1) return [`${kind} ${id}, sent ${attempts} times, has ${effects.length} effects`]
    const [effect] = effects
    const isSame = effect?.taskId === answer?.taskId && effect?.version === answer?.version
    return isSame ? [] : [`${kind} ${id} was answered ${answer?.version} and is event ${effect?.version}`]
  })
}

/** Nothing is there that nobody wrote. */
function phantoms(journal: Journal, { tasks, events }: State): string[] {
  const known = new Set(journal.map(({ id }) => id))
  const created = new Set(events.filter(({ type }) => type === 'task.created').map(({ taskId }) => taskId))
  return [
    ...events.filter(({ requestId }) => !known.has(requestId)).map(({ id }) => `event ${id} belongs to no request`),
    ...tasks.filter(({ id }) => !created.has(id)).map(({ id }) => `task ${id} was never created`),
  ]
}

/** The events of a task have the versions 1 to n, and what they changed adds up to the task. */
function brokenHistories({ tasks, events }: State): string[] {
  const byTask = groupedBy(events, ({ taskId }) => taskId)
  return tasks.flatMap(({ id, version, json }) => {
    const history = byTask.get(id) ?? []
    const versions = history.map((event) => event.version)
    const expected = Array.from({ length: version }, (_, at) => at + 1)
    if (versions.join() !== expected.join()) return [`task ${id} at ${version} has the events ${versions}`]
    const folded: Record<string, unknown> = Object.assign({}, ...history.map(({ after }) => after))
    const differing = Object.keys(folded).filter(
      (field) => !['version', 'updatedAt'].includes(field) && !isSame(folded[field], json[field]),
    )
    return differing.length === 0 ? [] : [`the history of task ${id} tells another ${differing}`]
  })
}

function groupedBy(events: readonly EventRow[], keyOf: (event: EventRow) => string): Map<string, EventRow[]> {
  const groups = new Map<string, EventRow[]>()
  for (const event of events) groups.set(keyOf(event), [...(groups.get(keyOf(event)) ?? []), event])
  return groups
}

const isSame = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other)

/** Each event stands in the outbox once, and nothing else does. */
function brokenOutbox({ events, strayOutboxRows }: State): string[] {
  const wrong = events.filter(({ outboxRows }) => outboxRows !== 1)
  return [
    ...wrong.map(({ id, outboxRows }) => `event ${id} is ${outboxRows} times in the outbox`),
    ...(strayOutboxRows === 0 ? [] : [`${strayOutboxRows} outbox rows without an event`]),
  ]
}
