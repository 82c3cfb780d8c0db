import type { NotificationKind } from '@millrace/contract'
import type { Queryable } from '../../platform/database/query.ts'
import { statement } from '../../platform/database/query.ts'
import type { VersionedPreferences } from './preferences.ts'
import { preferenceColumns } from './preferences-sql.ts'

type FoundPreferences = VersionedPreferences & { readonly timeZone: string }

const found = `select ${preferenceColumns('pr')}, coalesce(pr.version, 1) as version, u.time_zone as "timeZone"
  from users u left join notification_preferences pr on pr.user_id = u.id where u.id = $1`

const findStatement = statement('notifications.find-preferences', found)
// The person's row: the other may not be there yet.
const lockStatement = statement('notifications.lock-preferences', `${found} for no key update of u`)

/** What a person has chosen, or what holds for who has not; undefined when there is no such person. */
export async function findPreferences(db: Queryable, userId: string): Promise<FoundPreferences | undefined> {
  const [row] = await db.query<FoundPreferences>(findStatement(userId))
  return row
}

/** The same; no other change is made until the transaction ends. */
export async function lockPreferences(tx: Queryable, userId: string): Promise<FoundPreferences | undefined> {
  const [row] = await tx.query<FoundPreferences>(lockStatement(userId))
  return row
}

const saveStatement = statement(
  'notifications.save-preferences',
  `insert into notification_preferences
     (user_id, in_app_off, email_off, quiet_from, quiet_to, digest_hour, version, updated_at)
   values ($1, $2, $3, $4, $5, $6, $7, $8)
   on conflict (user_id) do update set in_app_off = $2, email_off = $3, quiet_from = $4, quiet_to = $5,
     digest_hour = $6, version = $7, updated_at = $8`,
)

export async function savePreferences(
  tx: Queryable,
  userId: string,
  { inAppOff, emailOff, quietFrom, quietTo, digestHour, version }: VersionedPreferences,
  now: Date,
): Promise<void> {
  await tx.query(saveStatement(userId, inAppOff, emailOff, quietFrom, quietTo, digestHour, version, now))
}

const stopMailsStatement = statement(
  'notifications.stop-mails',
  `insert into notification_preferences as pr (user_id, email_off, version, updated_at)
   select id, $2, 2, $3 from users where id = $1
   on conflict (user_id) do update set version = pr.version + 1, updated_at = $3,
     email_off = array(select distinct unnest(pr.email_off || excluded.email_off) order by 1)
   where not pr.email_off @> excluded.email_off`,
)

/** Turns the mails of these kinds off. */
export async function stopMails(
  db: Queryable,
  userId: string,
  kinds: readonly NotificationKind[],
  now: Date,
): Promise<void> {
  await db.query(stopMailsStatement(userId, kinds, now))
}

// A digest that waits was gathered already: it goes now, which its sender puts off until the quiet hours end.
const rescheduleStatement = statement(
  'notifications.reschedule-mails',
  `update mails set state = case when notification_id is null then state else $2 end,
     send_at = case when notification_id is null then $4 else $3::timestamptz end
   where user_id = $1 and state in ('waiting', 'collecting')`,
)

/** Makes the mails that are not under way wait for another moment. */
export async function rescheduleMails(
  tx: Queryable,
  userId: string,
  state: 'waiting' | 'collecting',
  sendAt: Date,
  now: Date,
): Promise<void> {
  await tx.query(rescheduleStatement(userId, state, sendAt, now))
}
