import { env, stdout } from 'node:process'
import { gunzipSync, inflateSync } from 'node:zlib'
import fc from 'fast-check'
import type { TSchema } from 'typebox'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Route } from '../../src/platform/http/route.ts'
import { routeTables } from '../../src/roles/route-tables.ts'
import type { TestServer } from '../test-server.ts'
import { openTestServer } from '../test-server.ts'
import { answeredBy, faultsOf, validatorOf } from './check-answer.ts'
import type { Draft } from './draft.ts'
import { render } from './draft.ts'
import type { Plan } from './requests.ts'
import { draftOf, plansOf } from './requests.ts'
import type { World } from './world.ts'
import { makeWorld } from './world.ts'

const runs = Number(env.FUZZ_RUNS ?? 40)
const seed = Number(env.FUZZ_SEED ?? Date.now() % 2 ** 31)
const shrinkMilliseconds = 10_000

let server: TestServer
let readers: World
/** How often each route answered with each status. */
const statuses = new Map<string, Record<number, number>>()

beforeAll(async () => {
  stdout.write(`fuzz: ${runs} requests a route; FUZZ_SEED=${seed} draws the same again\n`)
  server = await openTestServer()
  readers = await makeWorld(server)
})
afterAll(() => server.close())

describe('bad input is refused in order, never with a 5xx', () => {
  test.each(routeTables.map((route) => [`${route.method} ${route.path}`, route] as const))(
    '%s',
    async (name, route) => {
      // What a write destroys, the next route finds whole.
      const world = route.method === 'GET' ? readers : await makeWorld(server)
      const counts: Record<number, number> = {}
      statuses.set(name, counts)
      await fc.assert(
        fc.asyncProperty(plansOf(route, world), async (plan) => {
          const { status, faults } = await send(route, plan, world)
          counts[status] = (counts[status] ?? 0) + 1
          expect(faults).toEqual([])
        }),
        { seed, numRuns: runs, interruptAfterTimeLimit: shrinkMilliseconds + runs * 100 },
      )
    },
    30_000 + runs * 200,
  )
})

test('the drawn requests reach the inside of almost every route', () => {
  const reached = [...statuses].filter(([, counts]) => Object.keys(counts).some((status) => Number(status) < 300))
  expect(reached.length / statuses.size).toBeGreaterThan(0.9)
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

/** Whether the body, once decompressed, is JSON in UTF-8 that fits the schema. */
function fits(schema: TSchema, { headers }: Draft, payload: unknown): boolean {
  if (payload === undefined) return false
  const decompress = { gzip: gunzipSync, deflate: inflateSync }[headers['content-encoding'] ?? '']
  try {
    const sent = Buffer.isBuffer(payload) ? payload : Buffer.from(String(payload))
    const text = new TextDecoder('utf-8', { fatal: true }).decode(decompress ? decompress(sent) : sent)
    return validatorOf(schema).Check(JSON.parse(text))
  } catch {
    return false
  }
}
