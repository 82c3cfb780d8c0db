import type { Database } from '../database/database.ts'
import type { Queryable } from '../database/query.ts'
import { statement } from '../database/query.ts'
import type { Session } from './session.ts'
import type { SessionStore } from './session-store.ts'

const columns = `key, id, user_id as "userId", issuer, subject, issuer_session_id as "issuerSessionId", tokens,
  access_expires_at as "accessExpiresAt", second_factor_at as "secondFactorAt", client, address,
  created_at as "createdAt", last_seen_at as "lastSeenAt", idle_until as "idleUntil", expires_at as "expiresAt"`

const createStatement = statement(
  'sessions.create',
  `insert into sessions (key, id, user_id, issuer, subject, issuer_session_id, tokens, access_expires_at,
     second_factor_at, client, address, created_at, last_seen_at, idle_until, expires_at)
   values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)`,
)

const findStatement = statement('sessions.find', `select ${columns} from sessions where key = $1 and idle_until > $2`)

const listStatement = statement(
  'sessions.list-of-user',
  `select ${columns} from sessions where user_id = $1 and idle_until > $2 order by id desc`,
)

const seeStatement = statement(
  'sessions.see',
  'update sessions set last_seen_at = $2, idle_until = $3 where key = $1 and last_seen_at < $2',
)

const holdStatement = statement(
  'sessions.hold-refresh',
  `update sessions set refreshed_by = $2, refreshed_until = $4
   where key = $1 and (refreshed_until is null or refreshed_until <= $3) returning true as held`,
)

const saveStatement = statement(
  'sessions.save-refresh',
  `update sessions set tokens = $3, access_expires_at = $4, second_factor_at = $5,
     refreshed_by = null, refreshed_until = null
   where key = $1 and (refreshed_by is null or refreshed_by = $2 or refreshed_until <= $6) returning true as saved`,
)

const releaseStatement = statement(
  'sessions.release-refresh',
  'update sessions set refreshed_by = null, refreshed_until = null where key = $1 and refreshed_by = $2',
)

const removeStatement = statement('sessions.remove', `delete from sessions where key = $1 returning ${columns}`)

const removeOfUserStatement = statement(
  'sessions.remove-of-user',
  `delete from sessions where user_id = $1 returning ${columns}`,
)

const removeOfIssuerSessionStatement = statement(
  'sessions.remove-of-issuer-session',
  `delete from sessions where issuer = $1 and issuer_session_id = $2 and ($3::text is null or subject = $3)
   returning ${columns}`,
)

const removeOfSubjectStatement = statement(
  'sessions.remove-of-subject',
  `delete from sessions where issuer = $1 and subject = $2 returning ${columns}`,
)

// A note that has expired is nobody's: it gives way.
const noteStatement = statement(
  'sessions.note',
  `insert into session_notes (key, content, expires_at) values ($1, $2, $3)
   on conflict (key) do update set content = excluded.content, expires_at = excluded.expires_at
     where session_notes.expires_at <= $4 returning true as noted`,
)

const isNotedStatement = statement(
  'sessions.is-noted',
  'select true as noted from session_notes where key = $1 and expires_at > $2',
)

const takeNoteStatement = statement(
  'sessions.take-note',
  'delete from session_notes where key = $1 and expires_at > $2 returning content',
)

/** Keeps sessions in PostgreSQL. */
export const postgresSessions = (db: Pick<Database, 'query' | 'read' | 'write'>): SessionStore => ({
  create: async (session) => {
    await db.write.query(createStatement(...valuesOf(session)))
  },
  find: async (key, now) => (await db.read.query<Session>(findStatement(key, now)))[0] ?? null,
  listOfUser: (userId, now) => db.query<Session>(listStatement(userId, now)),
  see: async (key, seenAt, idleUntil) => {
    await db.write.query(seeStatement(key, seenAt, idleUntil))
  },
  holdRefresh: (key, holder, now, until) => happened(db.write, holdStatement(key, holder, now, until)),
  saveRefresh: (key, holder, { tokens, accessExpiresAt, secondFactorAt }, now) =>
    happened(db.write, saveStatement(key, holder, tokens, accessExpiresAt, secondFactorAt, now)),
  releaseRefresh: async (key, holder) => {
    await db.write.query(releaseStatement(key, holder))
  },
  remove: (key) => db.write.query<Session>(removeStatement(key)),
  removeOfUser: (userId) => db.write.query<Session>(removeOfUserStatement(userId)),
  removeOfIssuerSession: (issuer, issuerSessionId, subject) =>
    db.write.query<Session>(removeOfIssuerSessionStatement(issuer, issuerSessionId, subject)),
  removeOfSubject: (issuer, subject) => db.write.query<Session>(removeOfSubjectStatement(issuer, subject)),
  note: (key, content, expiresAt, now) => happened(db.write, noteStatement(key, content, expiresAt, now)),
  isNoted: (key, now) => happened(db.read, isNotedStatement(key, now)),
  takeNote: async (key, now) =>
    (await db.write.query<{ content: Buffer }>(takeNoteStatement(key, now)))[0]?.content ?? null,
  close: async () => {},
})

const valuesOf = (session: Session): unknown[] => [
  session.key,
  session.id,
  session.userId,
  session.issuer,
  session.subject,
  session.issuerSessionId,
  session.tokens,
  session.accessExpiresAt,
  session.secondFactorAt,
  session.client,
  session.address,
  session.createdAt,
  session.lastSeenAt,
  session.idleUntil,
  session.expiresAt,
]

const happened = async (db: Queryable, query: Parameters<Queryable['query']>[0]): Promise<boolean> =>
  (await db.query(query)).length > 0
