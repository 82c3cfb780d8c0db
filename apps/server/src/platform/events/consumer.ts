import type { EventType } from '@millrace/contract'
import type { Ctx } from '../context.ts'
import type { Transaction } from '../database/database.ts'
import type { DomainEvent, Origin } from './event.ts'

/** Names of consumers are names of queues: `millrace worker --consumers <name>`. */
interface AnyConsumer {
  readonly name: string
  /** How many messages one process has in hand at most, 1 to 20. */
  readonly concurrency: number
}

/** A reader of events with an effect in the database. */
export interface EventConsumer extends AnyConsumer {
  readonly kind: 'events'
  readonly types: readonly EventType[]
  /** Whether an event can have an effect: one that cannot is marked as applied in one statement. All can when left out. */
  readonly concerns?: (event: DomainEvent) => boolean
  /**
   * Applies an event in the transaction that marks it as applied: an event has its effect once, however often it
   * arrives. Events may arrive in another order than they happened in. What it throws is tried again later.
   */
  readonly apply: (ctx: Ctx, tx: Transaction, event: DomainEvent) => Promise<void>
}

/** A piece of work that a transaction asked for with `addWork`. */
export interface Work {
  readonly id: string
  readonly type: string
  readonly data: Readonly<Record<string, unknown>>
  readonly origin: Origin
}

/** Does work whose effect is outside of the database, such as sending a mail: it may be asked to do it twice. */
export interface WorkConsumer extends AnyConsumer {
  readonly kind: 'work'
  /** For how long a failure is tried again before the work is a dead letter. */
  readonly retryHours: number
  /** How long it may take, when that is longer than for others. */
  readonly handlingSeconds?: number
  /** `signal` tells that the time is up. */
  readonly run: (ctx: Ctx, work: Work, signal: AbortSignal) => Promise<void>
}

export type Consumer = EventConsumer | WorkConsumer

/** Thrown by a consumer about what no further attempt can mend: the message becomes a dead letter at once. */
export class Unprocessable extends Error {
  override readonly name = 'Unprocessable'
}

/** Thrown by a consumer when somebody else has the same in hand: the message comes back soon, as the same attempt. */
export class Held extends Error {
  override readonly name = 'Held'
}
