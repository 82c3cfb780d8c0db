import fc from 'fast-check'
import { test } from 'vitest'
import { routeTables } from '../../src/roles/route-tables.ts'
import { openTestServer } from '../test-server.ts'
import { render } from './draft.ts'
import { draftOf, plansOf } from './requests.ts'
import { makeWorld } from './world.ts'
import { mutations } from './mutations.ts'
import v8 from 'node:v8'
import vm from 'node:vm'
v8.setFlagsFromString('--expose-gc')
const gc = vm.runInNewContext('gc')
const heap = () => { gc(); const m = process.memoryUsage(); return `${(m.heapUsed / 1e6).toFixed(0)} MB heap ${(m.external/1e6).toFixed(0)} ext ${(m.rss/1e6).toFixed(0)} rss` }
test('x', async () => {
  const server = await openTestServer()
  const world = await makeWorld(server)
  const route = routeTables.find((r) => r.method === 'POST' && r.path === '/v1/projects/{id}/columns')!
  console.log('start', heap())
  const plans = fc.sample(plansOf(route, world), { numRuns: 300, seed: 1 })
  console.log('plans', heap())
  for (const plan of plans) { const d = draftOf(route, plan, world.callers); render(d) }
  console.log('rendered', heap())
  for (const plan of plans) await server.app.inject(render(draftOf(route, plan, world.callers)))
  console.log('sent', heap())
  for (const name of ['payload a bomb', 'payload of five megabytes', 'payload deep object', 'body value long array', 'body value two megabytes of text', 'body value deep object', 'body value many properties','body value long text','payload compressed', 'header lost: authorization', 'query with 2,000 names', 'payload with invalid UTF-8']) {
    const before = heap(); const t = performance.now(); let s = 0
    for (let i = 0; i < 20; i++) s = (await server.app.inject(render(draftOf(route, { ...plans[i]!, spoilt: [{ by: name, at: 1 }] }, world.callers)))).statusCode
    console.log(name, s, Math.round((performance.now() - t)/20), 'ms', before, '→', heap(), mutations[name] ? '' : 'UNKNOWN')
  }
  await server.close()
}, 120000)
