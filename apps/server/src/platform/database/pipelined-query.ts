import pg from 'pg'
import type { Query } from './query.ts'

/** What the types of `pg` leave out: which parsers a result needs is found once for each description of its rows. */
interface Shape {
  fields: unknown
  _parsers: unknown
  _prebuiltEmptyResultObject: unknown
}
interface Connection {
  describe(message: object): void
}
type Result = pg.QueryResult & Shape
interface Internals {
  readonly name: string | undefined
  readonly _result: Result
  _accumulateRows: boolean
  prepare(connection: Connection): void
  handleRowDescription(message: unknown): void
}
const BaseQuery = pg.Query as unknown as new (
  text: string,
  values: unknown[] | undefined,
  callback: (err: Error | null, result: pg.QueryResult) => void,
) => Internals

/** What is known of the statements that a connection has run. */
interface Known {
  readonly shapes: Map<string, Shape>
  /** The connection with no way to ask for a description. */
  readonly silent: Connection
}
const known = new WeakMap<Connection, Known>()

/**
 * A statement for a pipelined client. PostgreSQL describes the rows of a named one on its first run only: to describe
 * and to read it again costs both sides a tenth of a small read.
 */
export class PipelinedQuery extends BaseQuery {
  override readonly name: string | undefined
  #connection: Connection | undefined

  constructor({ text, values, name }: Query, callback: (err: Error | null, result: pg.QueryResult) => void) {
    super(text, values, callback)
    this.name = name
  }

  override prepare(connection: Connection): void {
    this.#connection = connection
    const shape = this.name === undefined ? undefined : knownOf(connection).shapes.get(this.name)
    if (shape) {
      Object.assign(this._result, shape)
      this._accumulateRows = true
    }
    super.prepare(shape ? knownOf(connection).silent : connection)
  }

  override handleRowDescription(message: unknown): void {
    super.handleRowDescription(message)
    if (this.name === undefined || !this.#connection) return
    const { fields, _parsers, _prebuiltEmptyResultObject } = this._result
    knownOf(this.#connection).shapes.set(this.name, { fields, _parsers, _prebuiltEmptyResultObject })
  }
}

function knownOf(connection: Connection): Known {
  let present = known.get(connection)
  if (!present) {
    present = { shapes: new Map(), silent: Object.create(connection, { describe: { value: () => {} } }) }
    known.set(connection, present)
  }
  return present
}
