import { join } from 'node:path'
import { systemClock } from '../platform/clock/clock.ts'
import { uuidV7Source } from '../platform/clock/uuid-v7.ts'
import type { Ctx } from '../platform/context.ts'
import { serverSecret } from '../platform/crypto/server-secrets.ts'
import type { Database } from '../platform/database/database.ts'
import { openDatabase } from '../platform/database/database.ts'
import { migrate } from '../platform/database/migrations/migrate.ts'
import { notifyCommitted } from '../platform/hint/commit-hint.store.ts'
import { CommitHint } from '../platform/hint/commit-hint.ts'
import type { RequestLog } from '../platform/http/request-log.ts'
import { openMailer } from '../platform/mail/mailer.ts'
import { Cursors } from '../platform/paging/cursor.ts'
import type { OpenSessions } from '../platform/sessions/session-parts.ts'
import type { Closing } from './closing.ts'
import { openAll } from './closing.ts'
import type { Config } from './config/config.ts'
import { migrationsFolder } from './folders.ts'
import { preparePartitions } from './maintenance.ts'
import { openDatabaseServer } from './open-database-server.ts'
import type { Identity } from './open-identity.ts'
import { openIdentity } from './open-identity.ts'
import { openLog } from './open-log.ts'
import { openSessions } from './open-sessions.ts'

const cursorSecretBytes = 32

/** Everything that a process stands on, open. */
export interface OpenContext {
  readonly ctx: Ctx
  readonly identity: Identity
  /** What signing in with a browser needs. */
  readonly signIn: OpenSessions
  readonly requestLog: RequestLog
  /** For connections beside those of the context. */
  readonly databaseUrl: string
  /** Tells of commits of this process. */
  readonly hint: CommitHint
  /** Where the data lives, for people. */
  readonly place: string
  /** Closes everything in reverse. */
  close(): Promise<void>
}

/**
 * Opens the log, the database server, the database (brought to the form that this version needs) and identity.
 * What was opened is closed again when a later part cannot be.
 */
export async function openContext(config: Config): Promise<OpenContext> {
  return openAll(async (closing) => {
    const logs = await openLog(config.log)
    closing.add(() => logs.close())
    const { log } = logs
    const say = (line: string) => log.info({ part: 'database' }, line)
    const server = await openDatabaseServer(config, say)
    closing.add(() => server.close())
    await migrate(server.url, { dir: migrationsFolder(), log: say })
    const hint = new CommitHint()
    const db = openHotDatabase(server.url, config, closing, {
      onError: (err) => log.warn({ err }, 'a database connection was lost'),
      onCommit: () => hint.tell(),
    })
    hint.setTellOthers(() => notifyCommitted(db))
    const clock = systemClock
    const newId = uuidV7Source(clock)
    await preparePartitions({ db, clock, log })
    const cursors = new Cursors(await serverSecret(db, 'cursors', cursorSecretBytes, clock.now()))
    const mailer = openMailer({ ...config.mail, folder: join(config.dataDir, 'mail'), clock, log })
    closing.add(() => mailer.close())
    const identity = await openIdentity({ db, clock, log, newId, mailer }, config)
    closing.add(() => identity.authenticator.close())
    closing.add(async () => identity.provider?.close())
    const accounts = identity.provider?.accounts ?? null
    const { authenticator } = identity
    const signIn = await openSessions({ clock, newId, db, authenticator, log }, identity, config)
    closing.add(() => signIn.sessions.close())
    identity.provider?.sessions.onEnd((userId) => signIn.sessions.endSessionsOf(userId))
    const { publicUrl } = config
    const { sessions } = signIn
    const ctx = { clock, newId, db, cursors, authenticator, sessions, accounts, mailer, publicUrl, log }
    const place = { databaseUrl: server.url, place: server.place }
    return { ctx, identity, signIn, hint, requestLog: logs.requestLog, ...place, close: () => closing.close() }
  })
}

function openHotDatabase(
  url: string,
  { database: { poolSize, readers, writers } }: Config,
  closing: Closing,
  listeners: { readonly onError: (err: Error) => void; readonly onCommit: () => void },
): Database {
  const db = openDatabase({ url, poolSize, readers, writers, ...listeners })
  closing.add(() => db.close())
  return db
}
