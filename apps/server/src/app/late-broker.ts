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

  /** At the start there may be something to publish before the broker is open: that waits for a moment. */
  async function present(): Promise<Broker> {
    const broker = opened ?? (await Promise.race([opening, pauseFor(retryMilliseconds, closing.signal)]))
    if (typeof broker !== 'object' || broker === null) throw new Error('The broker could not be reached yet.')
    return broker
  }

  async function consumeWhenOpen(
    queue: string,
    options: ConsumeOptions,
    ended: AbortSignal,
  ): Promise<Consumption | null> {
    const broker = await opening
    while (broker && !ended.aborted && !closing.signal.aborted) {
      try {
        return await broker.consume(queue, options)
      } catch (err) {
        log.error({ err, queue }, 'a queue cannot be read; it is tried again')
        await pauseFor(retryMilliseconds, ended)
      }
    }
    return null
  }

  return {
    kind,
    get publishesAtOnce() {
      return opened?.publishesAtOnce ?? 1
    },
    publish: async (messages) => (await present()).publish(messages),
    send: async (queue, messages) => (await present()).send(queue, messages),
    consume: async (queue, options) => {
      const ending = new AbortController()
      const consuming = consumeWhenOpen(queue, options, ending.signal)
      return {
        close: async () => {
          ending.abort()
          // Nobody waits for a broker that is not there.
          if (opened) await (await consuming)?.close()
        },
      }
    },
    depths: async () => (opened ? opened.depths() : []),
    check: async () => (await present()).check(),
    close: async () => {
      closing.abort()
      await (await opening)?.close()
    },
  }
}
