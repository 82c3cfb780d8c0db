import { stderr } from 'node:process'
import { openDatabase } from '../../apps/server/src/platform/database/database.ts'
import type { RunningServer } from '../machine/running-server.ts'
import type { HotStatement } from './hot-statement.ts'
import { filled } from './hot-statement.ts'
import type { Rate } from './pgbench.ts'

interface Run {
  readonly statements: readonly HotStatement[]
  readonly clients: number
  readonly warmSeconds: number
  readonly seconds: number
}

/** What stands in for pgbench where it is not installed: the same statements in a bare loop of this process. */
export async function runNodeLoop(
  server: RunningServer,
  { statements, clients, warmSeconds, seconds }: Run,
): Promise<Rate> {
  const db = openDatabase({
    url: server.postgres.url,
    poolSize: 1,
    readers: clients,
    writers: 1,
    onError: (err) => stderr.write(`${err.message}\n`),
  })
  const drawn = statements.flatMap((statement) => Array.from({ length: statement.weight }, () => statement))
  const busy = async (length: number) => {
    let count = 0
    const until = performance.now() + length * 1000
    const work = async () => {
      while (performance.now() < until) {
        await db.read.query(filled(drawn[Math.floor(Math.random() * drawn.length)] as HotStatement))
        count += 1
      }
    }
    await Promise.all(Array.from({ length: clients }, work))
    return count
  }
  try {
    await busy(warmSeconds)
    const before = server.cpu().postgres
    const startedAt = performance.now()
    const count = await busy(seconds)
    const elapsed = performance.now() - startedAt
    const cpu = server.cpu().postgres - before
    return { perSecond: (count * 1000) / elapsed, postgresCpu: cpu / count }
  } finally {
    await db.close()
  }
}
