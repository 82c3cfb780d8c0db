import type { Database } from '../../apps/server/src/platform/database/database.ts'
import { succeed, withConnections } from '../load/drive.ts'
import type { Bench } from './bench.ts'
import type { Target } from './create.ts'
import { createRequest, findTargets } from './create.ts'
import { getRequests } from './get.ts'
import { listRequests } from './list.ts'

/** How many statements a request costs, counted by pg_stat_statements, and which. */
export interface StatementCount {
  readonly work: string
  readonly perRequest: number
  readonly statements: readonly { readonly text: string; readonly calls: number }[]
}

const requests = 200

/** Counts the statements of create, get, list and patch. */
export async function countStatements(bench: Bench): Promise<StatementCount[]> {
  const [target] = await findTargets(bench)
  if (!target) throw new Error('None of the callers may create a task anywhere')
  const patches = await patchRequests(bench, target)
  return [
    await count(bench, 'create', () => createRequest(target)),
    await count(bench, 'get', getRequests(bench)),
    await count(bench, 'list', listRequests(bench)),
    await count(bench, 'patch', patches),
  ]
}

/** Changes title and priority of one task, each time to something else. */
async function patchRequests({ server }: Bench, target: Target): Promise<() => string> {
  const created = await withConnections(server, 1, async ([connection]) =>
    connection ? succeed(connection, createRequest(target)) : undefined,
  )
  const { id } = JSON.parse(created?.body.toString() ?? '{}') as { id: string }
  let changes = 0
  return () => {
    changes += 1
    const body = JSON.stringify({ title: `Change ${changes}`, priority: changes % 5 })
    return target.caller.requests.patch(`/v1/tasks/${id}`, body, `patch-${id}-${changes}`)
  }
}

async function count({ server }: Bench, work: string, next: () => string): Promise<StatementCount> {
  return withConnections(server, 1, async ([connection]) => {
    if (!connection) throw new Error('No connection was opened')
    // Tokens are looked up once in a while, which is no matter of a single request.
    for (let warm = 0; warm < 20; warm += 1) await succeed(connection, next())
    await server.db.query({ text: 'select pg_stat_statements_reset()' })
    for (let sent = 0; sent < requests; sent += 1) await succeed(connection, next())
    const statements = await callsOf(server.db)
    const calls = statements.reduce((all, one) => all + one.calls, 0)
    return { work, perRequest: calls / requests, statements }
  })
}

/** Everything that ran in this database meanwhile, but for our own looking. */
const callsOf = (db: Database): Promise<{ text: string; calls: number }[]> =>
  db.query({
    text: `
      select regexp_replace(left(query, 400), '\\s+', ' ', 'g') as text, calls::integer as calls
      from pg_stat_statements s join pg_database d on d.oid = s.dbid
      where d.datname = current_database() and query not like '%pg_stat_statements%'
      order by calls desc`,
  })
