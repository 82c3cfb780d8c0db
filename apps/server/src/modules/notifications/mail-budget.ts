import type { Queryable } from '../../platform/database/query.ts'
import { countSingleMails } from './mail-budget.store.ts'
import type { MailTimes, SendTime } from './send-time.ts'
import { afterQuietHours } from './send-time.ts'

const hour = 3_600_000

/** How many single mails a person gets within an hour; what comes beyond that is gathered. */
const mostSingleMails = 30

/** Counts the single mails of some people; `within` says when one more is sent, given when it would be. */
export async function openMailBudget(tx: Queryable, userIds: ReadonlySet<string>, now: Date) {
  const since = new Date(now.getTime() - hour)
  const counts = await countSingleMails(tx, [...userIds], since, mostSingleMails)
  return {
    within: (userId: string, times: MailTimes, time: SendTime): SendTime => {
      if (time.state === 'collecting') return time
      const count = counts.get(userId) ?? 0
      counts.set(userId, count + 1)
      if (count < mostSingleMails) return time
      const hourEnd = new Date((Math.floor(now.getTime() / hour) + 1) * hour)
      return { state: 'collecting', sendAt: afterQuietHours(times, hourEnd) }
    },
  }
}
