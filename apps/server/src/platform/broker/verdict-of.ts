import type { Logger } from 'pino'
import type { Handle, Message, Verdict } from './broker.ts'

/** What a handler decides; of a message that it rejects against its word, that it comes back as the same attempt. */
export async function verdictOf(handle: Handle, message: Message, log: Pick<Logger, 'error'>): Promise<Verdict> {
  try {
    return await handle(message)
  } catch (err) {
    log.error({ err, messageId: message.id }, 'a handler failed; its message comes back')
    return { retrySeconds: 5, attempt: message.attempt }
  }
}
