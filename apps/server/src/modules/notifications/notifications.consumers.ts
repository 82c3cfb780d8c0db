import type { EventConsumer, WorkConsumer } from '../../platform/events/consumer.ts'
import { longestSendSeconds } from '../../platform/mail/mailer.ts'
import { mailQueue } from './notify.ts'
import { reasonsOf } from './reasons.ts'
import { sendMail } from './send-mail.ts'
import { tellOfEvent } from './tell-of-event.ts'

/** Tells people what happened to their tasks, in the application and by mail. */
export const notificationsConsumer: EventConsumer = {
  kind: 'events',
  name: 'notifications',
  concurrency: 10,
  types: [
    'task.created',
    'task.updated',
    'task.completed',
    'task.assigned',
    'task.moved',
    'comment.created',
    'comment.updated',
  ],
  concerns: (event) => reasonsOf(event) !== null,
  apply: tellOfEvent,
}

/** Sends the mails. A mail server that is away for a day loses none of them. */
export const mailConsumer: WorkConsumer = {
  kind: 'work',
  name: mailQueue,
  concurrency: 5,
  retryHours: 24,
  handlingSeconds: longestSendSeconds + 15,
  run: sendMail,
}
