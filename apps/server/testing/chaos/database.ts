import type { NetConnectOpts } from 'node:net'
import { join } from 'node:path'
import { openEmbeddedPostgres } from '../../src/platform/database/embedded/open-embedded-postgres.ts'
import { databaseOf, killDatabase, signalDatabase, until } from '../crash/program.ts'
import type { Ask } from './asking.ts'
import { openAsking } from './asking.ts'
import type { Target } from './target.ts'

/** A PostgreSQL of our own, with everything durable. */
export interface ChaosDatabase extends Target {
  /** Without any proxy. */
  readonly url: string
  readonly socket: NetConnectOpts
  readonly ask: Ask
  /** As a program reaches it through a port of a proxy. */
  urlAt(port: number): string
  close(): Promise<void>
}

const backMilliseconds = 60_000

export async function openChaosDatabase(dataDir: string): Promise<ChaosDatabase> {
  const settings = { max_connections: '200', shared_buffers: '64MB' }
  const server = await openEmbeddedPostgres({ dataDir, settings })
  const { ask, close } = openAsking(server.url)
  const answers = () =>
    ask('select 1').then(
      () => true,
      () => false,
    )
  return {
    name: 'postgresql',
    url: server.url,
    socket: { path: join(server.socketDir, `.s.PGSQL.${server.port}`) },
    urlAt: (port) => `postgresql://millrace@127.0.0.1:${port}/millrace?sslmode=disable`,
    ask,
    kill: () => killDatabase({ dataDir }),
    pause: async (hold) => {
      await signalDatabase({ dataDir }, 'SIGSTOP')
      await hold()
      await signalDatabase({ dataDir }, 'SIGCONT')
    },
    untilReady: () => until(async () => (await databaseOf({ dataDir }))?.ready === true && answers(), backMilliseconds),
    close: async () => {
      await close()
      await server.close()
    },
  }
}
