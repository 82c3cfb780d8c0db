import { randomUUID } from 'node:crypto'
import { setTimeout as delay } from 'node:timers/promises'
import type { Random } from './random.ts'
import { randomFrom } from './random.ts'
import type { Workplace } from './workplace.ts'

const answerMilliseconds = 10_000
const pauseMilliseconds = 20
const clients = 16

/** One write: written down before it is sent, and again when it is answered. */
export interface Operation {
  /** Its idempotency key and its request id. */
  readonly id: string
  readonly kind: 'create' | 'patch' | 'move'
  readonly method: 'POST' | 'PATCH'
  readonly path: string
  readonly body: Readonly<Record<string, unknown>>
  /** How often it was sent; more than once when an answer was lost. */
  attempts: number
  /** The acknowledgement. */
  answer?: Acknowledged
}

export interface Acknowledged {
  readonly status: number
  readonly taskId: string
  readonly version: number
  /** The server had carried it out before, and the answer was lost. */
  readonly replayed: boolean
  readonly body: string
}

/** All the writes of a run, in the order in which they were meant. */
export type Journal = Operation[]

/** Writes `count` times from several clients at once; what is not answered is sent again with the same key. */
export async function work(target: Workplace, journal: Journal, count: number, seed: number): Promise<void> {
  const shared: string[] = []
  await Promise.all(
    Array.from({ length: clients }, (_, client) => beClient(target, journal, count, randomFrom(seed + client), shared)),
  )
}

async function beClient(
  target: Workplace,
  journal: Journal,
  count: number,
  random: Random,
  shared: string[],
): Promise<void> {
  // Tasks that this client alone moves, with their column: a move always changes something.
  const own = new Map<string, string>()
  while (journal.length < count) {
    const operation = draw(target, random, shared, own)
    journal.push(operation)
    operation.answer = await untilAnswered(target, operation)
    if (operation.answer.status >= 300) throw new Error(`${operation.path} answered ${operation.answer.body}`)
    const { id, columnId } = JSON.parse(operation.answer.body)
    if (operation.kind === 'create') shared.push(id)
    if (operation.kind !== 'patch') own.set(id, columnId)
  }
}

/** A create, a patch of anybody's task, or a move of an own one. */
function draw(
  { projectId, columnIds }: Workplace,
  random: Random,
  shared: readonly string[],
  own: ReadonlyMap<string, string>,
): Operation {
  const id = randomUUID()
  const chance = random.below(10)
  if (own.size === 0 || chance < 3) {
    return operation(id, 'create', '/v1/tasks', { projectId, title: id, priority: random.below(5) })
  }
  if (chance < 8) return operation(id, 'patch', `/v1/tasks/${random.pick(shared)}`, { title: id })
  const taskId = random.pick([...own.keys()])
  const columnId = random.pick(columnIds.filter((column) => column !== own.get(taskId)))
  return operation(id, 'move', `/v1/tasks/${taskId}/move`, { columnId })
}

const operation = (id: string, kind: Operation['kind'], path: string, body: Operation['body']): Operation => ({
  id,
  kind,
  method: kind === 'patch' ? 'PATCH' : 'POST',
  path,
  body,
  attempts: 0,
})

/** Sends until there is an answer other than "not now". */
async function untilAnswered(target: Workplace, operation: Operation): Promise<Acknowledged> {
  for (;;) {
    operation.attempts += 1
    const answer = await send(target, operation).catch(() => null)
    if (answer && answer.status !== 503 && answer.status !== 409) return answer
    await delay(pauseMilliseconds)
  }
}

/** Sends an operation once. Rejects when there is no answer. */
export async function send(
  { address, token }: Pick<Workplace, 'address' | 'token'>,
  { id, method, path, body }: Operation,
): Promise<Acknowledged> {
  const answer = await fetch(address + path, {
    method,
    headers: {
      authorization: `Bearer ${token}`,
      'content-type': 'application/json',
      'idempotency-key': id,
      'x-request-id': id,
    },
    body: JSON.stringify(body),
    signal: AbortSignal.timeout(answerMilliseconds),
  })
  const text = await answer.text()
  const { id: taskId, version } = JSON.parse(text)
  return {
    status: answer.status,
    taskId,
    version,
    replayed: answer.headers.get('idempotency-replayed') === 'true',
    body: text,
  }
}
