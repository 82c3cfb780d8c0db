import { randomBytes } from 'node:crypto'
import { stdout } from 'node:process'
import { permissions } from '@millrace/contract'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { routeTables } from '../../src/roles/route-tables.ts'
import { Canaries } from './canaries.ts'
import { cellsOf, isAllowed, nameOf, routesWithoutRow, rows, rowsWithoutRoute } from './cells.ts'
import { holds } from './decision.ts'
import type { House } from './house.ts'
import { inParallel, openHouse } from './house.ts'
import { offersOf } from './offers.ts'
import { named } from './principals.ts'
import { readWholeFeed } from './read-whole-feed.ts'
import { replayAfterRemoval } from './replays.ts'
import { noFindings, Runner } from './run-cells.ts'
import { idPositions } from './sample.ts'
import { askEveryWay, hasParameter, passCursorOn, searchHiddenTexts } from './searches.ts'
import { swapsOf } from './swaps.ts'
import type { World } from './world.ts'
import { openWorld } from './world.ts'

const timeout = 180_000
let house: House
let world: World
const findings = noFindings()

beforeAll(async () => {
  house = await openHouse()
  world = await openWorld(house)
})
afterAll(async () => {
  stdout.write(`authorization matrix: ${findings.checked} cells, ${house.canaries.searched} answers searched\n`)
  await house.close()
})

/** What is wrong of what a run found. */
async function findingsOf(run: (runner: Runner) => Promise<void>): Promise<string[]> {
  const found = noFindings()
  await run(new Runner(house, found))
  findings.checked += found.checked
  return found.wrong
}

describe('the decision table', () => {
  test('has a row for every route, and no other', () => {
    expect(routesWithoutRow()).toEqual([])
    expect(rowsWithoutRoute()).toEqual([])
  })

  test('says of every id that a route takes what it names', () => {
    const taken = routeTables.map((route) => [nameOf(route), ...idPositions(route)])
    const named = routeTables.map((route) => {
      const ofRoute = rows.filter((row) => row.route === route)
      return [nameOf(route), ...[...new Set(ofRoute.flatMap(({ rule }) => Object.keys(rule.ids)))].sort()]
    })
    expect(named).toEqual(taken)
  })
})

test('nobody does what the table refuses, and a refusal writes and tells nothing', { timeout }, async () => {
  const cells = rows.flatMap(cellsOf).filter((cell) => !isAllowed(cell))
  expect(await findingsOf((runner) => runner.refused(world, cells))).toEqual([])
})

test('an id from elsewhere among one’s own is as good as one that nobody has', { timeout }, async () => {
  const cells = rows.flatMap(swapsOf)
  const refused = cells.filter((cell) => !isAllowed(cell))
  expect(await findingsOf((runner) => runner.refused(world, refused))).toEqual([])
  const allowed = cells.filter(isAllowed)
  expect(await findingsOf((runner) => runner.allowed(world, allowed))).toEqual([])
})

test('no property is taken that a caller is not to write', { timeout }, async () => {
  const cells = rows.flatMap(offersOf)
  expect(await findingsOf((runner) => runner.refused(world, cells))).toEqual([])
})

test('a list tells nothing that it does not show, however it is asked', { timeout }, async () => {
  const lists = rows.filter(({ route }) => route.method === 'GET')
  const wrong: string[] = []
  for (const row of lists) wrong.push(...(await askEveryWay({ house, world, row })))
  const searched = lists.filter((row) => hasParameter(row, 'text'))
  for (const row of searched) wrong.push(...(await searchHiddenTexts({ house, world, row })))
  expect(wrong).toEqual([])
  expect(searched.length).toBeGreaterThanOrEqual(4)
})

test('a cursor is good only for whom it was given', async () => {
  const paged = rows.filter((row) => hasParameter(row, 'cursor'))
  const answers = await Promise.all(paged.map((row) => passCursorOn({ house, world, row })))
  const tried = answers.filter((answer) => answer !== null)
  expect(new Set(tried)).toEqual(new Set(['400 invalid-cursor']))
  expect(tried.length).toBeGreaterThanOrEqual(8)
})

test('everybody does what the table allows, and is answered what the contract names', { timeout }, async () => {
  const cells = rows.flatMap(cellsOf).filter(isAllowed)
  expect(await findingsOf((runner) => runner.allowed(world, cells))).toEqual([])
})

test('who lost a project is not told again, under an idempotency key, what is in it', { timeout }, async () => {
  const wrong = await Promise.all(rows.map((row) => replayAfterRemoval(house, world, row)))
  expect(wrong.filter((one) => one !== null)).toEqual([])
})

test('nobody gives a token more than they have', async () => {
  const principals = [...world.principals.values()]
  const makers = principals.filter((one) => one.identified && one.secondFactor && holds(one, 'account:manage'))
  const wishes = makers.flatMap((maker) => permissions.map((permission) => ({ maker, permission })))
  const wrong = await inParallel(wishes, async ({ maker, permission }) => {
    const body = { name: 'wish', scopes: [permission] }
    const { status } = await house.call(maker, { method: 'POST', url: '/v1/me/tokens', body })
    const expected = holds(maker, permission) ? 201 : 422
    return status === expected ? [] : [`${maker.name} asks for ${permission}: ${status}`]
  })
  expect(wrong.flat()).toEqual([])
  findings.checked += wishes.length
})

test('the feed tells everybody of something, and nobody of what they may not see', { timeout }, async () => {
  const told = await readWholeFeed(house, world)
  expect(told.size).toBeGreaterThan(10)
  for (const who of ['the owner', 'a viewer', 'an admin']) expect(told.get(who)).toContain('task')
})

test('no answer has shown anybody what they may not see', () => {
  expect([...house.canaries.leaks]).toEqual([])
  const seen = ['project name', 'project key', 'task title', 'task field', 'history', 'comment', 'label', 'column']
  for (const what of seen) expect(house.canaries.sightings).toContain(`${what} (own)`)
  for (const what of ['e-mail', 'token name', 'task title (foreign)']) expect(house.canaries.sightings).toContain(what)
})

test('a canary is found wherever it stands', () => {
  const [canaries, stranger] = [new Canaries(), named(world.principals, 'a stranger')]
  const [text, bytes] = [canaries.plant('a secret'), randomBytes(32)]
  canaries.watchBytes(bytes)
  canaries.search(`{"x":"${text}@example.com"}`, stranger, 'text')
  canaries.search(`KEY ${text.toUpperCase()}-1`, stranger, 'key')
  canaries.search(JSON.stringify({ bytes }), stranger, 'bytes')
  canaries.search(`x${bytes.toString('base64')}`, stranger, 'base64')
  expect([...canaries.leaks].map((leak) => leak.split(':')[0])).toEqual(['text', 'key', 'bytes', 'base64'])
})
