import { randomBytes } from 'node:crypto'
import { setTimeout as delay } from 'node:timers/promises'
import { afterAll, expect, test } from 'vitest'
import { callerOf, callUntil } from './calls.ts'
import { violations } from './invariants.ts'
import { cleanUp, databaseUrl, newPlace, start, stop, until } from './program.ts'
import type { SmallDisk } from './small-disk.ts'
import { mountSmallDisk } from './small-disk.ts'
import type { Journal } from './workload.ts'
import { work } from './workload.ts'
import { makeWorkplace } from './workplace.ts'

const diskMegabytes = 200
const fullMilliseconds = 4000

let disk: SmallDisk | undefined
afterAll(async () => {
  await cleanUp()
  await disk?.remove()
})

test('a full disk answers 503, loses nothing that was acknowledged, and works again when there is space', async ({
  skip,
}) => {
  const mounted = await mountSmallDisk(diskMegabytes)
  if (typeof mounted === 'string') return skip(mounted)
  disk = mounted
  const place = await newPlace(disk.folder)
  const server = await start(place)
  const target = await makeWorkplace(place)
  const call = callerOf(target.address, target.token)
  const journal: Journal = []
  const working = work(target, journal, 600, 1)
  await until(() => journal.length > 100, 30_000)

  await disk.fill()
  const body = { title: 'large', description: randomBytes(60_000).toString('base64') }
  const outcomes = await callUntil(AbortSignal.timeout(fullMilliseconds), call, [
    { method: 'POST', path: '/v1/tasks', body },
    { method: 'POST', path: '/v1/tasks', body },
    { method: 'POST', path: '/v1/projects', body: { name: 'a transaction' } },
  ])
  await disk.free()
  await until(async () => (await call({ method: 'POST', path: '/v1/tasks', body })).status === 201, 60_000)
  await working

  const refused = outcomes.filter(({ status }) => status === 503)
  console.log(outcomes.map((o) => [o.status, o.milliseconds | 0].join(':')).join(' '))
  expect(refused.length).toBeGreaterThan(0)
  expect(outcomes.filter(({ status }) => status !== 201 && status !== 503)).toEqual([])
  for (const { type, retryAfter } of refused)
    expect([type, retryAfter]).toEqual(['application/problem+json; charset=utf-8', '2'])
  expect(await violations(await databaseUrl(place), journal, target.projectId)).toEqual([])
  expect(await stop(server)).toMatchObject({ code: 0, complaint: '' })
}, 120_000)
