import { purgeJobs } from '../modules/jobs/index.ts'
import { purgeNotifications, releaseDueMails, remindOfDueTasks, sendDigests } from '../modules/notifications/index.ts'
import { purgeSentMails } from '../modules/sent-mails/index.ts'
import type { Ctx } from '../platform/context.ts'
import { maintain } from './maintenance.ts'
import { purgeTrash } from './purge-trash.ts'
import { purgeFeed, purgeInbox, thirtyDaysAgo } from './retention.ts'

/** What is done again and again, by whichever scheduler leads. */
export interface PeriodicJob {
  readonly name: string
  readonly everySeconds: number
  /** Done twice it does no harm: who leads may change in the middle. Ends early when the signal says so. */
  readonly run: (ctx: Ctx, signal: AbortSignal) => Promise<unknown>
}

const minute = 60
const hour = 60 * minute

export const periodicJobs: readonly PeriodicJob[] = [
  { name: 'remind-of-due-tasks', everySeconds: minute, run: remindOfDueTasks },
  { name: 'release-mails', everySeconds: minute, run: releaseDueMails },
  { name: 'send-digests', everySeconds: minute, run: sendDigests },
  { name: 'maintenance', everySeconds: hour, run: maintain },
  { name: 'purge-trash', everySeconds: hour, run: purgeTrash },
  { name: 'purge-feed', everySeconds: hour, run: purgeFeed },
  { name: 'purge-inbox', everySeconds: hour, run: purgeInbox },
  { name: 'purge-notifications', everySeconds: hour, run: purgeNotifications },
  { name: 'purge-sent-mails', everySeconds: hour, run: purgeSentMails },
  { name: 'purge-jobs', everySeconds: hour, run: (ctx) => purgeJobs(ctx, thirtyDaysAgo(ctx)) },
]
