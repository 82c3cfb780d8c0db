import { env, stdout } from 'node:process'
import fc from 'fast-check'
import type { TSchema } from 'typebox'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Route } from '../../src/platform/http/route.ts'
import { routeTables } from '../../src/roles/route-tables.ts'
import type { TestServer } from '../test-server.ts'
import { openTestServer } from '../test-server.ts'
import { brokenHistories } from './broken-histories.ts'
import { answeredBy, faultsOf, validatorOf } from './check-answer.ts'
import type { Draft } from './draft.ts'
import { render } from './draft.ts'
import type { Plan } from './requests.ts'
import { draftOf, plansOf } from './requests.ts'
import type { World } from './world.ts'
import { makeWorld } from './world.ts'

const runs = Number(env.FUZZ_RUNS ?? 40)
const seed = Number(env.FUZZ_SEED ?? Date.now() % 2 ** 31)
const runsInOneWorld = 200
// Ends a search for a smaller example, which may have no end.
const longestMilliseconds = 25_000

let server: TestServer
/** How often each route answered with each status. */
const statuses = new Map<string, Record<number, number>>()

beforeAll(async () => {
  stdout.write(`fuzz: ${runs} requests a route; FUZZ_SEED=${seed} draws the same again\n`)
  server = await openTestServer()
})
afterAll(() => server.close())

describe('bad input is refused in order, never with a 5xx', () => {
  test.each(routeTables.map((route) => [`${route.method} ${route.path}`, route] as const))(
    '%s',
    async (name, route) => {
      const counts: Record<number, number> = {}
      statuses.set(name, counts)
      // Requests destroy what they find: after a while there is nothing left to hit.
      for (let done = 0; done < runs; done += runsInOneWorld) {
        await fuzz(route, { seed: seed + done, numRuns: Math.min(runs - done, runsInOneWorld) }, counts)
      }
    },
    30_000 + runs * 200,
  )
})

async function fuzz(
  route: Route,
  draw: { readonly seed: number; readonly numRuns: number },
  counts: Record<number, number>,
): Promise<void> {
  const world = await makeWorld(server)
  const holds = fc.asyncProperty(plansOf(route, world), async (plan) => {
    const { status, faults } = await send(route, plan, world)
    counts[status] = (counts[status] ?? 0) + 1
    expect(faults).toEqual([])
  })
  await fc.assert(holds, { ...draw, interruptAfterTimeLimit: longestMilliseconds })
}

test('the drawn requests succeed on most routes, so that bad input gets as far as it can', () => {
  const reached = [...statuses].filter(([, counts]) => Object.keys(counts).some((status) => Number(status) < 300))
  // 0.83 to 0.95 with 40 draws a route, by the seed; near zero when the draws stop at the door.
  expect(reached.length / statuses.size).toBeGreaterThan(0.7)
})

test('every change that was made has its one event, in the outbox once', async () => {
  expect(await brokenHistories(server.db)).toEqual([])
  for (const text of ['update events set type = type', 'delete from events']) {
    await expect(server.db.query({ text })).rejects.toThrow('append-only')
  }
})

async function send(route: Route, plan: Plan, { callers }: World): Promise<{ status: number; faults: string[] }> {
  const draft = draftOf(route, plan, callers)
  const options = render(draft)
  const start = performance.now()
  const answer = answeredBy(await server.app.inject(options), performance.now() - start)
  const asked = draft.method === route.method ? route : null
  const mustFail = asked?.schema.body !== undefined && !fits(asked.schema.body, draft, options.payload)
  return { status: answer.status, faults: faultsOf(asked, answer, mustFail) }
}

/** Whether the body is JSON in UTF-8, as it is, that fits the schema. */
function fits(schema: TSchema, { headers }: Draft, payload: unknown): boolean {
  if (payload === undefined || (headers['content-encoding'] ?? 'identity') !== 'identity') return false
  try {
    const sent = Buffer.isBuffer(payload) ? payload : Buffer.from(String(payload))
    const text = new TextDecoder('utf-8', { fatal: true }).decode(sent)
    return validatorOf(schema).Check(JSON.parse(text))
  } catch {
    return false
  }
}
