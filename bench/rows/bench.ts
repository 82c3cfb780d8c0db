import type { Dataset } from '../dataset/open-dataset.ts'
import { copyPristine } from '../dataset/open-dataset.ts'
import { emailOf } from '../dataset/people-and-projects.ts'
import type { Requests } from '../load/requests.ts'
import { requestsOf } from '../load/requests.ts'
import { createToken } from '../machine/commands.ts'
import type { RunningServer } from '../machine/running-server.ts'
import { startServer } from '../machine/running-server.ts'
import type { Timing } from '../options.ts'

/** A person of the data set who can call the server. */
export interface Caller {
  readonly userId: string
  readonly token: string
  readonly requests: Requests
}

/** A server on a copy of a data set, with people who call it. */
export interface Bench {
  readonly dataset: Dataset
  readonly server: RunningServer
  readonly timing: Timing
  /** The first one is a member of every project and has by far the most tasks. */
  readonly callers: readonly Caller[]
  close(): Promise<void>
}

export async function openBench(dataset: Dataset, timing: Timing, profiles?: string): Promise<Bench> {
  await copyPristine(dataset.dataDir)
  // What follows from a write is done by other processes where many people write; rows 14 to 16 measure it.
  const server = await startServer(dataset.dataDir, { profiles, roles: 'api' })
  try {
    await server.db.query({ text: 'create extension if not exists pg_stat_statements' })
    const callers: Caller[] = []
    while (callers.length < Math.min(timing.callers, dataset.people))
      callers.push(await makeCaller(dataset, server, callers.length))
    return { dataset, server, timing, callers, close: () => server.close() }
  } catch (err) {
    await server.close()
    throw err
  }
}

async function makeCaller({ dataDir }: Dataset, server: RunningServer, index: number): Promise<Caller> {
  const email = emailOf(index)
  const token = await createToken(dataDir, email)
  const [user] = await server.db.query<{ id: string }>({
    text: 'select id from users where email = $1',
    values: [email],
  })
  if (!user) throw new Error(`The data set has no ${email}`)
  return { userId: user.id, token, requests: requestsOf(server.host, server.port, token) }
}

/** Draws elements evenly, as pgbench draws its scripts: taking turns would keep writers out of each other's way. */
export const drawFrom =
  <T>(elements: readonly T[]): (() => T) =>
  () =>
    elements[Math.floor(Math.random() * elements.length)] as T
