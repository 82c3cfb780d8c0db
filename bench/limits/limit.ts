import type { RunningServer } from '../machine/running-server.ts'
import type { Timing } from '../options.ts'
import type { HotStatement } from './hot-statement.ts'
import { assertAnswers, parameterTypes } from './hot-statement.ts'
import { runNodeLoop } from './node-loop.ts'
import type { Rate } from './pgbench.ts'
import { findPgbench, runPgbench } from './pgbench.ts'
import { pgbenchScript } from './pgbench-script.ts'

/** The least that any program must do for some work: its statements alone, at the best number of connections. */
export interface Limit {
  readonly tool: 'pgbench' | 'node-pg loop'
  readonly clients: number
  measure(): Promise<Rate>
}

/** Prepares a limit and finds the number of connections that gives its best rate. */
export async function openLimit(
  server: RunningServer,
  statements: readonly HotStatement[],
  timing: Timing,
): Promise<Limit> {
  for (const statement of statements) await assertAnswers(server.db, statement)
  const program = findPgbench()
  const run = program === undefined ? nodeRun(server, statements) : await pgbenchRun(program, server, statements)
  let best = { clients: timing.clients[0] as number, perSecond: 0 }
  for (const clients of timing.clients.length > 1 ? timing.clients : []) {
    const { perSecond } = await run({ clients, warmSeconds: timing.warmSeconds, seconds: timing.calibrationSeconds })
    if (perSecond > best.perSecond) best = { clients, perSecond }
  }
  return {
    tool: program === undefined ? 'node-pg loop' : 'pgbench',
    clients: best.clients,
    measure: () => run({ clients: best.clients, warmSeconds: timing.warmSeconds, seconds: timing.seconds }),
  }
}

type Run = (how: { clients: number; warmSeconds: number; seconds: number }) => Promise<Rate>

const nodeRun =
  (server: RunningServer, statements: readonly HotStatement[]): Run =>
  (how) =>
    runNodeLoop(server, { ...how, statements })

async function pgbenchRun(program: string, server: RunningServer, statements: readonly HotStatement[]): Promise<Run> {
  const scripts = await Promise.all(
    statements.map(async (statement, index) => {
      const types = await parameterTypes(server.db, statement.query.text)
      return { ...pgbenchScript(statement, types, `s${index}`), weight: statement.weight }
    }),
  )
  return (how) => runPgbench(program, server, { ...how, scripts })
}
