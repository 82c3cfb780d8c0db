import type { Logger } from 'pino'
import type { Clock } from '../clock/clock.ts'
import type { Sealer } from '../crypto/seal.ts'
import type { Database } from '../database/database.ts'
import type { Authenticator } from '../identity/actor.ts'
import type { LogoutTokenVerifier } from '../identity/logout-token.ts'
import type { IssuerClient } from './issuer-client.ts'
import type { SessionLimits } from './session.ts'
import type { SessionStore } from './session-store.ts'
import type { Sessions } from './sessions.ts'

/** What sessions stand on. */
export interface SessionParts {
  readonly store: SessionStore
  readonly issuer: IssuerClient
  readonly sealer: Sealer
  /** Checks the issuer's access tokens as if they had been sent: makes new people, follows roles. */
  readonly authenticator: Authenticator
  readonly db: Pick<Database, 'read'>
  readonly clock: Clock
  readonly log: Pick<Logger, 'info' | 'warn'>
  readonly newId: () => string
  readonly limits: SessionLimits
  /** How people reach the server, without a slash at its end. */
  readonly publicUrl: string
}

/** Sessions of browsers with all that signing in and out needs. */
export interface OpenSessions extends SessionParts {
  readonly sessions: Sessions
  readonly verifyLogoutToken: LogoutTokenVerifier
}
