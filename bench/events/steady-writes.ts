import type { Connection } from '../load/connection.ts'
import { succeed, withConnections } from '../load/drive.ts'
import type { RunningServer } from '../machine/running-server.ts'

interface Steady {
  readonly perSecond: number
  readonly seconds: number
  /** The text of the next request. */
  readonly next: () => string
}

const connectionCount = 32
const tickMilliseconds = 4

/** Sends writes at a rate, whether earlier ones are answered or not. Answers how many were sent. Rejects when one fails. */
export function writeSteadily(server: RunningServer, { perSecond, seconds, next }: Steady): Promise<number> {
  return withConnections(server, connectionCount, async (connections) => {
    const free = [...connections]
    const running = new Set<Promise<void>>()
    let failure: unknown
    const send = async (connection: Connection) => {
      await succeed(connection, next())
      free.push(connection)
    }
    const startedAt = performance.now()
    let sent = 0
    await new Promise<void>((resolve) => {
      const timer = setInterval(() => {
        const elapsed = (performance.now() - startedAt) / 1000
        while (sent < elapsed * perSecond && free.length > 0 && !failure) {
          sent += 1
          const one = send(free.pop() as Connection)
            .catch((err: unknown) => {
              failure = err
            })
            .finally(() => running.delete(one))
          running.add(one)
        }
        if (elapsed < seconds && !failure) return
        clearInterval(timer)
        resolve()
      }, tickMilliseconds)
    })
    await Promise.all(running)
    if (failure) throw failure
    return sent
  })
}
