import type { Logger } from 'pino'
import type { Broker, ConsumeOptions, Consumption } from '../platform/broker/broker.ts'
import { pauseFor } from '../platform/clock/pause.ts'

interface Options {
  readonly kind: Broker['kind']
  readonly open: () => Promise<Broker>
  readonly log: Pick<Logger, 'error'>
  readonly retryMilliseconds?: number
}

/**
 * A broker that is opened in the background, again and again until it can be: a server starts without it and goes on
 * where it needs none. Until then nothing can be published, and consumers wait.
 */
export function openLate({ kind, open, log, retryMilliseconds = 5000 }: Options): Broker {
  const closing = new AbortController()
  let opened: Broker | null = null
  const opening = (async () => {
    do {
      try {
        opened = await open()
        return opened
      } catch (err) {
        log.error({ err, alarm: 'broker-away' }, 'the broker cannot be used; events wait and it is tried again')
      }
    } while (await pauseFor(retryMilliseconds, closing.signal))
    return null
  })()

  function present(): Broker {
    if (!opened) throw new Error('The broker could not be reached yet.')
    return opened
  }

  async function consumeWhenOpen(queue: string, options: ConsumeOptions): Promise<Consumption | null> {
    const broker = await opening
    return broker && !closing.signal.aborted ? broker.consume(queue, options) : null
  }

  return {
    kind,
    publish: async (messages) => present().publish(messages),
    send: async (queue, messages) => present().send(queue, messages),
    consume: async (queue, options) => {
      const consuming = consumeWhenOpen(queue, options)
      consuming.catch((err: unknown) => log.error({ err, queue }, 'a queue cannot be read'))
      return {
        close: async () => {
          // What waits to be opened is waited for no more.
          const consumption = await Promise.race([consuming, opened ? consuming : null]).catch(() => null)
          await consumption?.close()
        },
      }
    },
    depths: async () => (opened ? opened.depths() : []),
    check: async () => present().check(),
    close: async () => {
      closing.abort()
      await (await opening)?.close()
    },
  }
}
