import { systemClock } from '../../apps/server/src/platform/clock/clock.ts'
import type { Ctx } from '../../apps/server/src/platform/context.ts'
import { Gate } from '../../apps/server/src/platform/http/gate.ts'
import type { Route } from '../../apps/server/src/platform/http/route.ts'
import { openAuthenticator } from '../../apps/server/src/platform/identity/authenticator.ts'
import { bareRequestCpu } from '../limits/bare-server.ts'
import { driveReads } from '../load/drive.ts'
import type { Bench, Caller } from './bench.ts'
import { getRequests, readers } from './get.ts'
import type { RowResult } from './row-result.ts'
import { blank, median } from './row-result.ts'

const answerBytes = 1024
const requestsPerRound = 300_000
const microseconds = (value: number) => `${value.toFixed(2)} µs`

/** Row 10: what it costs to admit a request whose token is known, against a bare request and against a whole one. */
export async function measureAuth(bench: Bench): Promise<RowResult[]> {
  const { server, timing } = bench
  const admit = await admitter(bench)
  const rounds: { own: number; bare: number; whole: number }[] = []
  for (let round = 0; round < timing.rounds; round += 1) {
    const bare = await bareRequestCpu(timing, readers, answerBytes)
    const { serverCpu } = await driveReads(server, { ...timing, connections: readers, next: getRequests(bench) })
    rounds.push({ own: await cpuOfOne(admit), bare, whole: serverCpu })
  }
  const row = (name: string, limit: string, most: number, of: (round: (typeof rounds)[number]) => number) => {
    const ratios = rounds.map((round) => round.own / of(round))
    const ratio = median(ratios)
    return {
      ...blank,
      row: name,
      work: 'admitting a request with a known token: authentication, limits, permission',
      limit,
      measured: microseconds(median(rounds.map(({ own }) => own))),
      limitMeasured: microseconds(median(rounds.map(of))),
      ratio,
      ratios,
      budget: `≤ ${most} × its CPU`,
      met: ratio <= most,
    }
  }
  return [
    row('10a', 'bare node:http request, 1 KB', 0.5, ({ bare }) => bare),
    row('10b', 'GET one task, CPU of the server', 0.1, ({ whole }) => whole),
  ]
}

/** The server's own gate with an authenticator that knows the token already. */
async function admitter({ server, callers }: Bench): Promise<() => void | Promise<void>> {
  const { token } = callers[0] as Caller
  const { db } = server
  const log = { warn: () => {} } as unknown as Ctx['log']
  const authenticator = openAuthenticator({ db, clock: systemClock, log, verifier: async () => null })
  await authenticator.authenticate(token)
  const quota = Number.MAX_SAFE_INTEGER
  const ctx = { authenticator, clock: systemClock, db, log } as unknown as Ctx
  const gate = new Gate(ctx, { perPrincipal: quota, perAddress: quota })
  const route = { access: 'tasks:read', limit: 'default' } as Route
  const reply = { header: () => reply } as unknown as Parameters<Gate['admit']>[2]
  return () => {
    const request = { headers: { authorization: `Bearer ${token}` }, ip: '127.0.0.1' } as Parameters<Gate['admit']>[1]
    return gate.admit(route, request, reply)
  }
}

async function cpuOfOne(admit: () => void | Promise<void>): Promise<number> {
  const before = process.cpuUsage()
  // Every five seconds the account is looked up again, as in the server.
  for (let count = 0; count < requestsPerRound; count += 1) {
    const waiting = admit()
    if (waiting) await waiting
  }
  const { user, system } = process.cpuUsage(before)
  return (user + system) / requestsPerRound
}
