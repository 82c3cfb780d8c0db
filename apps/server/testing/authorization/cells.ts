import type { Route } from '../../src/platform/http/route.ts'
import { routeTables } from '../../src/roles/route-tables.ts'
import type { Relation, Rule } from './decision.ts'
import { decide, holds, objectOf, relationsOf } from './decision.ts'
import { decisionTable } from './decision-table.ts'
import type { Person } from './principals.ts'
import { people } from './principals.ts'
import { childrenOf, partsOf } from './sample.ts'

/** One row of the table with its route. */
export interface Row {
  readonly name: string
  readonly route: Route
  readonly rule: Rule
}

/** One request that somebody makes, and the status that the design wants. */
export interface Cell {
  readonly row: Row
  readonly person: Person
  /** Where the object is, and with it every other id. */
  readonly relation: Relation
  /** The one id that is from somewhere else; of what may be seen there, a refusal may say more. */
  readonly swap?: { readonly position: string; readonly relation: Relation; readonly isSeen: boolean }
  readonly expected: number
  /** Positions of the request that are filled although the schema does not demand it. */
  readonly fill: readonly string[]
  /** A property that the contract does not name, and which object of the request it is offered in. */
  readonly offer?: { readonly object: number; readonly name: string; readonly value: unknown }
  /** A batch that is not atomic: its operation is refused, not the request. */
  readonly apart?: boolean
}

export const nameOf = (route: Pick<Route, 'method' | 'path'>): string => `${route.method} ${route.path}`
const routeOf = (rowName: string): string => rowName.split(' | ')[0] as string

/** The rows of the table that have a route. */
export const rows: readonly Row[] = routeTables.flatMap((route) =>
  Object.entries(decisionTable)
    .filter(([name]) => routeOf(name) === nameOf(route))
    .map(([name, rule]) => ({ name, route, rule })),
)

export const rowsWithoutRoute = (): string[] =>
  Object.keys(decisionTable).filter((name) => !routeTables.some((route) => nameOf(route) === routeOf(name)))
export const routesWithoutRow = (): string[] =>
  routeTables.map(nameOf).filter((name) => !rows.some(({ route }) => nameOf(route) === name))

/** A filter that names what is hidden is answered, but with nothing. */
export function isAllowed({ expected, row, swap }: Cell): boolean {
  const isBlindFilter = swap && !swap.isSeen && row.rule.ids[swap.position]?.as === 'filter'
  return expected === row.rule.answers && !isBlindFilter
}

/** The positions that every request of a row fills. */
export function fillOf(rule: Rule): readonly string[] {
  const [object] = objectOf(rule) ?? []
  return object === undefined ? rule.fill : [...rule.fill, object]
}

/** Every person at the row in every relation. */
export const cellsOf = (row: Row): Cell[] =>
  people.flatMap((person) =>
    relationsFor(row.rule, person).flatMap((relation) => {
      const fill = fillOf(row.rule)
      const cell = { row, person, relation, expected: decide(row.rule, person, relation), fill }
      return [...apartToo(cell), ...variantsOf(cell)]
    }),
  )

/** Whoever is refused at the door is asked for one object that is there and for one that is not. */
function relationsFor(rule: Rule, { identified }: Person): readonly Relation[] {
  const relations = relationsOf(rule)
  return identified ? relations : relations.filter((_, index) => index === 0 || index === relations.length - 1)
}

export const isBatch = ({ route }: Row) => route.path.endsWith('/batch')

/** A batch decides alike whether it is atomic or not. */
export const apartToo = (cell: Cell): Cell[] => (isBatch(cell.row) ? [cell, { ...cell, apart: true }] : [cell])

/** The same with each property of the body: for whom the object is out of reach, none of them brings it nearer. */
function variantsOf(cell: Cell): Cell[] {
  const { row, person, expected, relation } = cell
  const { body } = partsOf(row.route)
  const isOutOfReach = (expected === 403 || expected === 404) && row.rule.needs.every((one) => holds(person, one))
  if (!body || !isOutOfReach || relation === 'missing' || isBatch(row)) return []
  return childrenOf(body, 'body')
    .map(([position]) => position)
    .filter((position) => !cell.fill.includes(position))
    .map((position) => {
      const isOther = (filled: string) => isChoice(row.rule, filled) && row.rule.ids[position]?.as === 'known'
      return { ...cell, fill: [...cell.fill.filter((filled) => !isOther(filled)), position] }
    })
}

/** Is it one of two ways to name somebody, of which a request takes one? */
export const isChoice = ({ fill, ids }: Rule, position: string): boolean =>
  fill.includes(position) && ids[position] !== undefined

/** The same with an id that nobody has in the place of the one that decides. */
export function missingOf(cell: Cell): Cell {
  if (cell.swap) return { ...cell, swap: { ...cell.swap, relation: 'missing', isSeen: false } }
  return relationsOf(cell.row.rule).includes('missing') ? { ...cell, relation: 'missing' } : cell
}

/** A cell in words. */
export function describeCell({ row, person, relation, swap, fill, offer, apart }: Cell): string {
  const foreign = swap ? `, ${swap.position} ${swap.relation}` : ''
  const filled = fill.length > 0 ? ` with ${fill.join(', ')}` : ''
  const offered = offer ? `, offering ${offer.name} in object ${offer.object}` : ''
  return `${row.name}${apart ? ' (not atomic)' : ''}: ${person.name}, ${relation}${foreign}${filled}${offered}`
}
