import type { Permission } from '@millrace/contract'
import type { Ctx } from '../../platform/context.ts'
import type { Transaction } from '../../platform/database/database.ts'
import type { Queryable } from '../../platform/database/query.ts'
import type { Actor } from '../../platform/identity/actor.ts'

/** What a kind of job gets of the job that it runs. Each call rejects when the job is no longer this worker's. */
export interface RunningJob {
  readonly id: string
  readonly input: Readonly<Record<string, unknown>>
  /** What an earlier run left with `checkpoint`, or null. */
  readonly reached: unknown
  /** Tells that the job was cancelled or lost, or that the worker stops: throw its reason at the next good place. */
  readonly signal: AbortSignal
  /** Within `transaction` give its `tx`, which holds the row: any other connection would wait for it. */
  progress(done: number, total: number | null, tx?: Queryable): Promise<void>
  /** Keeps where a later run goes on; in the transaction of the effect, so that nothing is done twice. */
  checkpoint(state: unknown, tx?: Queryable): Promise<void>
  /** A transaction that commits only while the job is this worker's, however long the process was paused. */
  transaction<T>(work: (tx: Transaction) => Promise<T>): Promise<T>
}

/** A kind of background work. It may be run again after it was interrupted at any place. */
export interface JobKind {
  readonly name: string
  /** Asked of whoever wanted the job once more when it begins. */
  readonly needs?: Permission
  /**
   * Answers the result. The actor is whoever asked for it, with what of their permissions is left; `ctx.log` names the
   * job and the request that it is traced back to.
   */
  readonly run: (ctx: Ctx, actor: Actor, job: RunningJob) => Promise<object | null>
}
