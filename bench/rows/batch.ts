import { randomUUID } from 'node:crypto'
import type { Connection } from '../load/connection.ts'
import { RequestFailed, succeed, timeEach, withConnections } from '../load/drive.ts'
import type { Bench } from './bench.ts'
import type { Target } from './create.ts'
import { createRequest, findTargets } from './create.ts'
import type { RowResult } from './row-result.ts'
import { blank, median, milliseconds } from './row-result.ts'

const size = 500
const parallel = 64

/** Row 6: 500 creates in one batch against 500 single ones, one after another and 64 at a time. */
export async function measureBatch(bench: Bench): Promise<RowResult> {
  const { server, timing } = bench
  const targets = await findTargets(bench)
  const rounds: { batch: number; single: number; parallel: number }[] = []
  await withConnections(server, parallel, async (connections) => {
    for (let round = 0; round < timing.rounds; round += 1) {
      const target = targets[round % targets.length] as Target
      rounds.push({
        batch: await timeBatches(connections[0] as Connection, target, timing.batches),
        single: await timeSingles(connections.slice(0, 1), target),
        parallel: await timeSingles(connections, target),
      })
    }
  })
  const of = (kind: 'batch' | 'single' | 'parallel') => median(rounds.map((round) => round[kind]))
  const ratios = rounds.map(({ batch, single }) => batch / single)
  const ratio = median(ratios)
  const besideParallel = median(rounds.map((round) => round.batch / round.parallel))
  return {
    ...blank,
    row: '6',
    work: `batch of ${size} creates`,
    limit: `${size} single creates, one after another`,
    measured: milliseconds(of('batch')),
    limitMeasured: milliseconds(of('single')),
    ratio,
    ratios,
    budget: '≤ 0.1 × the time',
    met: ratio <= 0.1,
    p50: of('batch'),
    note: `${besideParallel.toFixed(2)} × the time of the single ones sent ${parallel} at a time (${milliseconds(of('parallel'))})`,
  }
}

async function timeBatches(connection: Connection, { caller, input }: Target, batches: number): Promise<number> {
  const body = JSON.stringify({ operations: Array.from({ length: size }, () => ({ create: input })) })
  const times: number[] = []
  for (let sent = 0; sent < batches; sent += 1) {
    const request = caller.requests.post('/v1/tasks/batch', body, randomUUID())
    const startedAt = performance.now()
    const reply = await succeed(connection, request)
    times.push(performance.now() - startedAt)
    const { results } = JSON.parse(reply.body.toString()) as { results: { status: number }[] }
    if (results.length !== size || results.some(({ status }) => status !== 201)) throw new RequestFailed(request, reply)
  }
  return median(times)
}

async function timeSingles(connections: readonly Connection[], target: Target): Promise<number> {
  const waiting = Array.from({ length: size }, () => createRequest(target))
  const shares = connections.map((_, index) =>
    waiting.filter((_request, place) => place % connections.length === index),
  )
  const startedAt = performance.now()
  await Promise.all(connections.map((connection, index) => timeEach(connection, shares[index] ?? [])))
  return performance.now() - startedAt
}
