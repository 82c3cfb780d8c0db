import { randomBytes } from 'node:crypto'
import { afterAll, expect, test } from 'vitest'
import { openAsking } from '../chaos/asking.ts'
import { checkWrites } from '../chaos/checks/check-writes.ts'
import { readState } from '../chaos/checks/read-state.ts'
import { Journal } from '../chaos/journal.ts'
import { work } from '../chaos/workload.ts'
import { makePeople, makeWorkplace } from '../chaos/workplace.ts'
import type { Caller, Outcome } from './calls.ts'
import { callerOf, callUntil } from './calls.ts'
import { cleanUp, databaseUrl, newPlace, start, stop, until } from './program.ts'
import type { SmallDisk } from './small-disk.ts'
import { mountSmallDisk } from './small-disk.ts'

const diskMegabytes = 200
const fullMilliseconds = 3000

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
  const url = await databaseUrl(place)
  const workplace = await makeWorkplace([place.address], await makePeople(url))
  const database = openAsking(url)
  const setUp = new Set((await readState(database)).events.map(({ id }) => id))
  const call = callerOf(place.address, workplace.writers[0].token)
  const journal = new Journal()
  const isOver = () => journal.operations.length >= 1000
  const working = work(workplace, journal, { seed: 1, clients: 16, restMilliseconds: 0, isOver })
  await until(() => journal.operations.length > 50, 30_000)

  const refused = await whileFull(disk, 0, call)
  expect(refused.map(({ body }) => JSON.parse(body).detail)).toContainEqual(expect.stringMatching(/no space left/))
  // Room for some rows, but not for the next segment of PostgreSQL's log: the database itself goes down.
  await whileFull(disk, 12, call)
  await working

  expect(checkWrites(journal, await readState(database, workplace.projectId), setUp)).toEqual([])
  await database.close()
  expect(await stop(server)).toMatchObject({ code: 0 })
}, 120_000)

const create = {
  method: 'POST',
  path: '/v1/tasks',
  body: { title: 'large', description: randomBytes(60_000).toString('base64') },
}

/** What was refused while the disk was full. Resolves when there is space and the server writes again. */
async function whileFull(disk: SmallDisk, sparedMegabytes: number, call: Caller): Promise<Outcome[]> {
  await disk.fill(sparedMegabytes)
  const transaction = { method: 'POST', path: '/v1/projects', body: { name: 'a transaction' } }
  const outcomes = await callUntil(AbortSignal.timeout(fullMilliseconds), call, [create, create, transaction])
  await disk.free()
  await until(async () => (await call(create)).status === 201, 45_000)
  const refused = outcomes.filter(({ status }) => status !== 201)
  expect(refused.length).toBeGreaterThan(0)
  for (const { status, type, retryAfter } of refused) {
    expect([status, type, retryAfter]).toEqual([503, 'application/problem+json; charset=utf-8', '2'])
  }
  return refused
}
