import type { Logger } from 'pino'
import type { Clock } from './clock/clock.ts'
import type { Database } from './database/database.ts'
import type { Authenticator } from './identity/actor.ts'
import type { Cursors } from './paging/cursor.ts'

/** Everything that use cases reach the world through. Opened and closed in `app/context.ts`. */
export interface Ctx {
  readonly clock: Clock
  /** A new UUIDv7. */
  readonly newId: () => string
  readonly db: Database
  readonly cursors: Cursors
  readonly authenticator: Authenticator
  readonly log: Logger
}
