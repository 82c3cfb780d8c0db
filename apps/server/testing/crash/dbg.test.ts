import { afterAll, test } from 'vitest'
import { cleanUp, killDatabase, newPlace, newToken, start } from './program.ts'
import { setTimeout as delay } from 'node:timers/promises'
afterAll(cleanUp)
test('x', async () => {
  const place = await newPlace()
  const server = await start(place)
  server.ended.then((e) => console.log('ENDED', JSON.stringify(e).slice(0, 3000), server.child.signalCode))
  const token = await newToken(place)
  const stopAt = Date.now() + 15000
  const seen: Record<string, number> = {}
  const flood = Array.from({ length: 8 }, async () => {
    while (Date.now() < stopAt) {
      const s = await fetch(place.address + '/v1/projects', { method: 'POST', headers: { 'idempotency-key': String(Math.random()), authorization: `Bearer ${token}`, 'content-type': 'application/json' }, body: '{"name":"x"}' }).then(async (r) => (await r.text(), r.status), () => 'none')
      seen[s] = (seen[s] ?? 0) + 1
      if (s !== 201) await delay(20)
    }
  })
  await delay(1500)
  await killDatabase(place)
  await Promise.all(flood)
  console.log(seen)
}, 60000)
