import type { UserKind } from '@millrace/contract'
import type { Sql } from 'sql-template-tag'
import sql, { empty, raw } from 'sql-template-tag'
import type { Queryable } from '../../platform/database/query.ts'
import { statement } from '../../platform/database/query.ts'
import type { PageStart } from '../../platform/paging/page.ts'
import type { UserRecord } from './user.ts'

const columns = `u.id, u.kind, u.email, u.name, u.role, u.language, u.time_zone as "timeZone", u.week_start as "weekStart",
  u.version, u.created_at as "createdAt", u.updated_at as "updatedAt", u.disabled_at as "disabledAt"`

const findStatement = statement('users.find', `select ${columns} from users u where u.id = $1`)

export async function findUser(db: Queryable, id: string): Promise<UserRecord | undefined> {
  const [user] = await db.query<UserRecord>(findStatement(id))
  return user
}

const byEmailStatement = statement(
  'users.findByEmail',
  `select ${columns} from users u where lower(u.email) = lower($1)`,
)

export async function findByEmail(db: Queryable, email: string): Promise<UserRecord | undefined> {
  const [user] = await db.query<UserRecord>(byEmailStatement(email))
  return user
}

/** A person together with the id of their inbox. */
export interface UserWithInbox extends UserRecord {
  readonly inboxProjectId: string
}

const withInboxText = `select ${columns}, p.id as "inboxProjectId"
  from users u join projects p on p.inbox_of = u.id where u.id = $1`
const findWithInboxStatement = statement('users.findWithInbox', withInboxText)
// Not `for update`: rows that refer to the person may be written meanwhile.
const lockWithInboxStatement = statement('users.lockWithInbox', `${withInboxText} for no key update of u`)

export async function findUserWithInbox(db: Queryable, id: string): Promise<UserWithInbox | undefined> {
  const [user] = await db.query<UserWithInbox>(findWithInboxStatement(id))
  return user
}

export async function lockUserWithInbox(tx: Queryable, id: string): Promise<UserWithInbox | undefined> {
  const [user] = await tx.query<UserWithInbox>(lockWithInboxStatement(id))
  return user
}

const lockStatement = statement('users.lock', `select ${columns} from users u where u.id = $1 for no key update`)

export async function lockUser(tx: Queryable, id: string): Promise<UserRecord | undefined> {
  const [user] = await tx.query<UserRecord>(lockStatement(id))
  return user
}

// In the order of ids, so that two who want the same rows do not wait for each other. A row that somebody else
// changed meanwhile is looked at again: who is no longer an admin is not answered.
const lockWithAdminsStatement = statement(
  'users.lockWithAdmins',
  `select ${columns} from users u where u.id = $1 or (u.role = 'admin' and u.disabled_at is null)
   order by u.id for no key update`,
)

/** Locks a person and every active admin: none of them stops being one until the transaction ends. */
export const lockUserWithAdmins = (tx: Queryable, id: string): Promise<UserRecord[]> =>
  tx.query<UserRecord>(lockWithAdminsStatement(id))

const insertStatement = statement(
  'users.insert',
  `insert into users as u (id, kind, email, name, role, language, time_zone, created_at, updated_at)
   values ($1, $2, $3, $4, $5, $6, $7, $8, $8)
   on conflict (lower(email)) do nothing
   returning ${columns}`,
)

export type NewUser = Pick<
  UserRecord,
  'id' | 'kind' | 'email' | 'name' | 'role' | 'language' | 'timeZone' | 'createdAt'
>

/** Answers undefined when the e-mail address is taken. */
export async function insertUser(tx: Queryable, user: NewUser): Promise<UserRecord | undefined> {
  const { id, kind, email, name, role, language, timeZone, createdAt } = user
  const [inserted] = await tx.query<UserRecord>(
    insertStatement(id, kind, email, name, role, language, timeZone, createdAt),
  )
  return inserted
}

const updateStatement = statement(
  'users.update',
  `update users u set name = $2, role = $3, language = $4, time_zone = $5, week_start = $6, disabled_at = $7,
     version = version + 1, updated_at = $8
   where u.id = $1 returning ${columns}`,
)

/** Writes a locked person; answers them as they are now. */
export async function updateUserRow(tx: Queryable, user: UserRecord, now: Date): Promise<UserRecord> {
  const { id, name, role, language, timeZone, weekStart, disabledAt } = user
  const values = [id, name, role, language, timeZone, weekStart, disabledAt, now]
  const [updated] = await tx.query<UserRecord>(updateStatement(...values))
  return updated as UserRecord
}

export interface UserFilter {
  readonly kind: UserKind
  /** Beginning of a word of a name, or of an address that the reader may see. */
  readonly text: string | undefined
  /** Whose address is searched: everyone's, or that of one person. */
  readonly emailsOf: 'everyone' | { readonly userId: string }
}

/** A row of the list with the key that it is sorted by. */
export interface ListedUser extends UserRecord {
  readonly sortName: string
}

/** A space before each word, so that a text which begins where a word does is found as it stands. */
const asWords = (text: Sql) => sql`' ' || translate(lower(${text}) collate "C", '-''’(', '    ')`

/** People, or programs, by name. */
export function listUserRows(
  db: Queryable,
  { kind, text, emailsOf }: UserFilter,
  start: PageStart,
): Promise<ListedUser[]> {
  const { after, limit, offset } = start
  const visible = emailsOf === 'everyone' ? empty : sql`u.id = ${emailsOf.userId} and`
  const matching =
    text === undefined
      ? empty
      : sql`and (strpos(${asWords(sql`u.name`)}, ${asWords(sql`${text}::text`)}) > 0
          or (${visible} lower(u.email) collate "C" ^@ lower(${text})))`
  const further = after === null ? empty : sql`and (lower(u.name) collate "C", u.id) > (${after[0]}, ${after[1]}::uuid)`
  return db.query<ListedUser>(
    sql`select ${raw(columns)}, lower(u.name) as "sortName" from users u where u.kind = ${kind} ${matching} ${further}
      order by lower(u.name) collate "C", u.id limit ${limit + 1} offset ${offset}`,
  )
}
