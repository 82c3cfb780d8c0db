import pg from 'pg'
import { isStalePlan } from './database-error.ts'
import type { Query } from './query.ts'

/** What the types of `pg` leave out: which parsers a result needs is found once for each description of its rows. */
interface Shape {
  fields: unknown
  _parsers: unknown
  _prebuiltEmptyResultObject: unknown
}
interface Connection {
  describe(message: object): void
  close(message: { type: 'S'; name: string }): void
}
type Result = pg.QueryResult & Shape
type Callback = (err: Error | null, result: pg.QueryResult) => void
interface Internals {
  name: string | undefined
  readonly _result: Result
  _accumulateRows: boolean
  submit(connection: Connection): Error | null
  prepare(connection: Connection): void
  handleRowDescription(message: unknown): void
  handleError(err: Error, connection: Connection): void
}
const BaseQuery = pg.Query as unknown as new (
  text: string,
  values: unknown[] | undefined,
  callback: Callback,
) => Internals

/** What is known of the statements that a connection has run, each by the name that it has there. */
interface Known {
  readonly shapes: Map<string, Shape>
  /** The names of statements that had to be prepared anew. */
  readonly renamed: Map<string, string>
  /** The connection with no way to ask for a description. */
  readonly silent: Connection
}
const known = new WeakMap<Connection, Known>()

/**
 * A statement for a pipelined client. PostgreSQL describes the rows of a named one on its first run only: to describe
 * and to read it again costs both sides a tenth of a small read.
 *
 * When a table changes so that a statement's columns do, PostgreSQL refuses the statement on connections that prepared
 * it before. It has none to refuse when the first run failed while PostgreSQL planned it, and others were sent behind it.
 * Such a statement can no longer be used there, so the caller gets that error, and whoever asks next has it prepared
 * under another name: runs that are under way may still refer to the first one.
 */
export class PipelinedQuery extends BaseQuery {
  override name: string | undefined
  readonly #name: string | undefined
  #connection: Connection | undefined

  constructor({ text, values, name }: Query, callback: Callback) {
    super(text, values, callback)
    this.name = name
    this.#name = name
  }

  override submit(connection: Connection): Error | null {
    this.#connection = connection
    if (this.#name !== undefined) this.name = nameOn(connection, this.#name)
    return super.submit(connection)
  }

  override prepare(connection: Connection): void {
    const { shapes, silent } = knownOf(connection)
    const shape = this.name === undefined ? undefined : shapes.get(this.name)
    if (shape) {
      Object.assign(this._result, shape)
      this._accumulateRows = true
    }
    super.prepare(shape ? silent : connection)
  }

  override handleRowDescription(message: unknown): void {
    super.handleRowDescription(message)
    if (this.name === undefined || !this.#connection) return
    const { fields, _parsers, _prebuiltEmptyResultObject } = this._result
    knownOf(this.#connection).shapes.set(this.name, { fields, _parsers, _prebuiltEmptyResultObject })
  }

  override handleError(err: Error, connection: Connection): void {
    if (this.name !== undefined && this.#name !== undefined && isStalePlan(err)) {
      forget(connection, this.#name, this.name)
    }
    super.handleError(err, connection)
  }
}

function knownOf(connection: Connection): Known {
  let present = known.get(connection)
  if (!present) {
    const silent = Object.create(connection, { describe: { value: () => {} } })
    present = { shapes: new Map(), renamed: new Map(), silent }
    known.set(connection, present)
  }
  return present
}

const nameOn = (connection: Connection, name: string): string => knownOf(connection).renamed.get(name) ?? name

/** Gives the statement another name, unless a run that failed before this one did already. */
function forget(connection: Connection, name: string, failed: string): void {
  if (nameOn(connection, name) !== failed) return
  const { shapes, renamed } = knownOf(connection)
  shapes.delete(failed)
  renamed.set(name, `${failed}+`)
  connection.close({ type: 'S', name: failed })
}
