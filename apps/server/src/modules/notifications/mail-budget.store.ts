import type { Queryable } from '../../platform/database/query.ts'
import { statement } from '../../platform/database/query.ts'

// Of nobody more is counted than is asked for, in the index `mails_single`.
const countStatement = statement(
  'mails.count-single',
  `select person.id as "userId", single.count
   from unnest($1::uuid[]) as person(id)
   cross join lateral (
     select count(*)::int as count
     from (
       select from mails
       where user_id = person.id and send_at > $2 and notification_id is not null
         and state in ('waiting', 'queued', 'sending', 'sent')
       limit $3) counted) single
   where single.count > 0`,
)

/** How many single mails, up to `most`, each of these people got since a moment or is about to get. */
export async function countSingleMails(
  tx: Queryable,
  userIds: readonly string[],
  since: Date,
  most: number,
): Promise<Map<string, number>> {
  if (userIds.length === 0) return new Map()
  const rows = await tx.query<{ userId: string; count: number }>(countStatement(userIds, since, most))
  return new Map(rows.map(({ userId, count }) => [userId, count]))
}
