import { setTimeout as delay } from 'node:timers/promises'
import type { Random } from '../crash/random.ts'
import { randomFrom } from '../crash/random.ts'
import { Client } from './client.ts'
import type { Answer, Journal, Operation } from './journal.ts'
import { isCarriedOut } from './journal.ts'
import type { Workplace } from './workplace.ts'

const answerMilliseconds = 10_000
const pauseMilliseconds = 50

type Options = Pace & {
  readonly seed: number
  readonly clients: number
  readonly isOver: () => boolean
}

type Pace =
  /** How long each client rests between two writes. */
  | { readonly restMilliseconds: number }
  /** How many writes all clients make together, as long as there are clients that do not wait for an answer. */
  | { readonly perSecond: number }

/** Writes from several clients at once until it is over; what is not answered is sent again with the same key. */
export async function work(workplace: Workplace, journal: Journal, options: Options): Promise<void> {
  const shared: string[] = []
  const rest = restOf(options)
  await Promise.all(
    Array.from({ length: options.clients }, (_, number) => {
      const random = randomFrom(options.seed + number)
      const client = new Client({ workplace, random, shared, number })
      return beClient(client, number, { workplace, journal, rest: () => rest(random), isOver: options.isOver })
    }),
  )
}

/** What comes between two writes of a client. */
function restOf(pace: Pace): (random: Random) => Promise<void> {
  if ('restMilliseconds' in pace) {
    return (random) => delay(pace.restMilliseconds * (0.5 + random.below(100) / 100))
  }
  let next = performance.now()
  return () => {
    next += 1000 / pace.perSecond
    return delay(Math.max(0, next - performance.now()))
  }
}

interface Parts {
  readonly workplace: Workplace
  readonly journal: Journal
  readonly rest: () => Promise<void>
  readonly isOver: () => boolean
}

async function beClient(client: Client, number: number, parts: Parts): Promise<void> {
  const { workplace, journal, rest, isOver } = parts
  while (!isOver()) {
    const operation = client.draw()
    journal.intend(operation)
    const answer = await untilAnswered(workplace, operation, number)
    journal.acknowledge(operation, answer)
    if (isCarriedOut(operation, answer)) client.learn(operation, answer)
    await rest()
  }
}

/** Sends until there is an answer other than "not now", to another API each time. */
async function untilAnswered({ addresses }: Workplace, operation: Operation, first: number): Promise<Answer> {
  for (;;) {
    const address = addresses[(first + operation.attempts) % addresses.length] as string
    operation.attempts += 1
    const answer = await send(address, operation).catch(() => null)
    if (answer && !isNotNow(answer)) return answer
    await delay(pauseMilliseconds)
  }
}

/** It was not carried out because of something else that is under way. */
const isNotNow = ({ status, body }: Answer) => status === 503 || (status === 409 && /(try|ask) again/i.test(body))

/** Sends an operation once. Rejects when there is no answer. */
export async function send(address: string, { id, actor, method, path, body }: Operation): Promise<Answer> {
  const answer = await fetch(address + path, {
    method,
    headers: {
      authorization: `Bearer ${actor.token}`,
      'x-request-id': id,
      ...(method !== 'DELETE' && { 'idempotency-key': id }),
      ...(body && { 'content-type': 'application/json' }),
    },
    ...(body && { body: JSON.stringify(body) }),
    signal: AbortSignal.timeout(answerMilliseconds),
  })
  const text = await answer.text()
  const isReplayed = answer.headers.get('idempotency-replayed') === 'true'
  return { status: answer.status, body: text, isReplayed, at: performance.now() }
}
