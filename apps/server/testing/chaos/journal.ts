import { createHash } from 'node:crypto'
import { appendFileSync } from 'node:fs'
import type { Person } from './workplace.ts'

/** One write: written down before it is sent, and again when it is answered. */
export interface Operation {
  /** Its idempotency key and its request id. */
  readonly id: string
  readonly kind: string
  readonly actor: Person
  readonly method: 'POST' | 'PATCH' | 'DELETE'
  readonly path: string
  readonly body?: object
  /** How many events it makes. */
  readonly events: number
  /** How often it was sent; more than once when an answer was lost. */
  attempts: number
  /** The acknowledgement. */
  answer?: Answer
}

export interface Answer {
  readonly status: number
  readonly body: string
  /** The server had carried it out before, and the answer was lost. */
  readonly isReplayed: boolean
  /** When it came, by `performance.now()`. */
  readonly at: number
}

/** All the writes of a run, in the order in which they were meant; also on the disk, for who looks at a failure. */
export class Journal {
  readonly operations: Operation[] = []
  readonly #file: string | null

  constructor(file: string | null = null) {
    this.#file = file
  }

  get acknowledged(): Operation[] {
    return this.operations.filter(({ answer }) => answer !== undefined)
  }

  intend(operation: Operation): void {
    this.operations.push(operation)
    const { id, kind, actor, method, path, body } = operation
    this.#note({ intent: id, kind, actor: actor.name, method, path, body })
  }

  acknowledge(operation: Operation, answer: Answer): void {
    operation.answer = answer
    const { status, body, isReplayed } = answer
    const hash = createHash('sha256').update(body).digest('hex').slice(0, 16)
    this.#note({ answered: operation.id, attempts: operation.attempts, status, isReplayed, hash })
  }

  #note(entry: object): void {
    if (this.#file !== null) appendFileSync(this.#file, `${JSON.stringify(entry)}\n`)
  }
}

/** Whether it was carried out: a deletion that is repeated after a lost answer finds nothing any more. */
export const isCarriedOut = ({ method, attempts }: Operation, { status }: Answer): boolean =>
  status < 300 || (method === 'DELETE' && status === 404 && attempts > 1)
