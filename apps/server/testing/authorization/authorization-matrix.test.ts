import { stdout } from 'node:process'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { routeTables } from '../../src/roles/route-tables.ts'
import { cellsOf, isAllowed, nameOf, routesWithoutRow, rows, rowsWithoutRoute } from './cells.ts'
import type { House } from './house.ts'
import { openHouse } from './house.ts'
import { noFindings, Runner } from './run-cells.ts'
import { idPositions } from './sample.ts'
import { swapsOf } from './swaps.ts'
import type { World } from './world.ts'
import { openWorld } from './world.ts'

const minutes = 60_000
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

  test.each(routeTables.map((route) => [nameOf(route), route] as const))(
    'says of every id what it names: %s',
    (name, route) => {
      const ofRoute = rows.filter((row) => row.route === route)
      const named = new Set(ofRoute.flatMap(({ rule }) => Object.keys(rule.ids)))
      expect([name, ...[...named].sort()]).toEqual([name, ...idPositions(route)])
    },
  )
})

test(
  'nobody does what the table refuses, and a refusal writes and tells nothing',
  async () => {
    const cells = rows.flatMap(cellsOf).filter((cell) => !isAllowed(cell))
    expect(await findingsOf((runner) => runner.refused(world, cells))).toEqual([])
  },
  3 * minutes,
)

test(
  'everybody does what the table allows, and is answered what the contract names',
  async () => {
    const cells = rows.flatMap(cellsOf).filter(isAllowed)
    expect(await findingsOf((runner) => runner.allowed(world, cells))).toEqual([])
  },
  3 * minutes,
)

test(
  'an id from elsewhere among one’s own is as good as one that nobody has',
  async () => {
    const cells = rows.flatMap(swapsOf)
    const refused = cells.filter((cell) => !isAllowed(cell))
    expect(await findingsOf((runner) => runner.refused(world, refused))).toEqual([])
    const allowed = cells.filter(isAllowed)
    expect(await findingsOf((runner) => runner.allowed(world, allowed))).toEqual([])
  },
  3 * minutes,
)
