import type { Logger } from 'pino'
import type { Clock } from './clock/clock.ts'
import type { Database } from './database/database.ts'
import type { Accounts } from './identity/accounts.ts'
import type { Authenticator } from './identity/actor.ts'
import type { Mailer } from './mail/mailer.ts'
import type { Cursors } from './paging/cursor.ts'
import type { Sessions } from './sessions/sessions.ts'

/** Everything that use cases reach the world through. Opened and closed in `app/context.ts`. */
export interface Ctx {
  readonly clock: Clock
  /** A new UUIDv7. */
  readonly newId: () => string
  readonly db: Database
  readonly cursors: Cursors
  readonly authenticator: Authenticator
  /** Where people are signed in with a browser. */
  readonly sessions: Sessions
  /** Sign-in accounts at the built-in provider; null when another issuer is trusted. */
  readonly accounts: Accounts | null
  readonly mailer: Mailer
  /** How the server is reached from outside: an origin without a slash at its end. */
  readonly publicUrl: string
  readonly log: Logger
}
