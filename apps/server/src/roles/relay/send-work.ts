import { removeWork, workToSend } from './relay.store.ts'
import type { RelayParts } from './run-relay.ts'
import { NotTaken, sayNow } from './say-now.ts'

const pauseMilliseconds = 5000

/**
 * Hands work to the queues it names, and then removes it. A queue that takes none is left alone for a while and holds
 * up no other. Work for a queue that this version does not know stays where it is, for one that does.
 */
export function sender(parts: RelayParts): (rows: number) => Promise<boolean> {
  const { db, broker, queues, meter, log } = parts
  const pausedUntil = new Map<string, number>()
  const say = sayNow(log)

  async function send(queue: string, rows: Awaited<ReturnType<typeof workToSend>>['parts']): Promise<void> {
    try {
      await broker.send(queue, rows)
    } catch (err) {
      meter.failed()
      say(new NotTaken(err), `work could not be handed to the queue ${queue}; it waits`)
      pausedUntil.set(queue, performance.now() + pauseMilliseconds)
      return
    }
    await removeWork(
      db,
      rows.map(({ seq }) => seq),
    )
    meter.worked(rows.length)
  }

  return async (most) => {
    const ready = queues.filter((queue) => (pausedUntil.get(queue) ?? 0) <= performance.now())
    const { parts: rows, isCut } = await workToSend(db, ready, most)
    const named = [...new Set(rows.map(({ queue }) => queue))]
    await Promise.all(
      named.map((queue) =>
        send(
          queue,
          rows.filter((row) => row.queue === queue),
        ),
      ),
    )
    return isCut
  }
}
