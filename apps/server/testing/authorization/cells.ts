import type { Route } from '../../src/platform/http/route.ts'
import { routeTables } from '../../src/roles/route-tables.ts'
import type { IdRule, Relation, Rule } from './decision.ts'
import { decide, decideForeign, holds, objectOf, places, relationsOf, roleIn } from './decision.ts'
import { decisionTable } from './decision-table.ts'
import type { Request } from './house.ts'
import type { Person, Principal } from './principals.ts'
import { people } from './principals.ts'
import { childrenOf, partsOf, sample } from './sample.ts'
import type { IdOf, World } from './world.ts'

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
  /** The one id that is from somewhere else. */
  readonly swap?: { readonly position: string; readonly relation: Relation }
  readonly expected: number
  readonly fill: readonly string[]
  /** A batch whose operations are refused one by one. */
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

/** What of table and routes has no counterpart. */
export const strayRows = (): string[] =>
  Object.keys(decisionTable).filter((name) => !routeTables.some((route) => nameOf(route) === routeOf(name)))
export const routesWithoutRow = (): string[] =>
  routeTables.map(nameOf).filter((name) => !rows.some(({ route }) => nameOf(route) === name))

export const isAllowed = ({ expected, row }: Cell): boolean => expected === row.rule.answers

const fillOf = (rule: Rule): readonly string[] => [
  ...rule.fill,
  ...((objectOf(rule)?.slice(0, 1) as string[] | undefined) ?? []),
]

/** Every person at every row in every relation. Whoever is refused before the request is read is asked less often. */
export const cellsOf = (row: Row): Cell[] =>
  people.flatMap((person) =>
    relationsOf(row.rule)
      .filter(
        (relation, index, all) => person.identified || index === 0 || index === all.length - 1 || relation === 'none',
      )
      .flatMap((relation) => {
        const expected = decide(row.rule, person, relation)
        const cell = { row, person, relation, expected, fill: fillOf(row.rule) }
        return [cell, ...variantsOf(cell), ...(isBatch(row) ? [{ ...cell, apart: true }] : [])]
      }),
  )

const isBatch = ({ route }: Row) => route.path.endsWith('/batch')

/** For whom the object is out of reach, no property of the body brings it nearer. */
function variantsOf(cell: Cell): Cell[] {
  const { row, person, expected, relation } = cell
  const { body } = partsOf(row.route)
  const isRefused = (expected === 403 || expected === 404) && row.rule.needs.every((one) => holds(person, one))
  if (!body || !isRefused || relation === 'missing' || isBatch(row)) return []
  return childrenOf(body, 'body')
    .map(([position]) => position)
    .filter((position) => !cell.fill.includes(position))
    .map((position) => ({ ...cell, fill: [...cell.fill, position] }))
}

const swappers = ['the owner', 'an editor through a team', 'an admin']

/** Each id of a request from somewhere else while the others stay the person's own. */
export function swapsOf(row: Row): Cell[] {
  const able = people.filter(({ name }) => swappers.includes(name))
  return Object.entries(row.rule.ids).flatMap(([position, id]) =>
    able
      .flatMap((person) => swapsAt(row, person, position, id))
      .flatMap((cell) => (isBatch(row) ? [cell, { ...cell, apart: true }] : [cell])),
  )
}

function swapsAt(row: Row, person: Person, position: string, id: IdRule): Cell[] {
  const { rule } = row
  const relation = relationsOf(rule)[0] as Relation
  const hasParts = Object.values(rule.ids).some((other) => other.as === 'part')
  const isPersonal = id.kind === 'oneself' || id.kind === 'own comment' || id.kind === 'hidden link'
  if (decide(rule, person, relation) !== rule.answers || isPersonal || (id.as === 'object' && !hasParts)) return []
  return sourcesOf(relation, id)
    .filter((source) => id.as !== 'object' || source === 'missing' || roleIn(person, source) === null)
    .map((source) => ({
      ...{ row, person, relation, swap: { position, relation: source } },
      expected: relation === 'managed' ? id.status : decideForeign(rule, id, person, source),
      fill: [
        ...fillOf(rule).filter((other) => !isSibling(other, position) || rule.ids[other]?.as === 'object'),
        position,
        ...(id.as === 'object' ? partsIn(rule) : []),
      ],
    }))
}

/** Either of two ways to name something, as user or as team. */
const isSibling = (one: string, other: string) => one !== other && one.startsWith('body.') && other.startsWith('body.')

const partsIn = (rule: Rule) =>
  Object.entries(rule.ids).flatMap(([position, { as }]) => (as === 'part' ? [position] : []))

function sourcesOf(relation: Relation, id: IdRule) {
  if (id.as === 'known') return ['missing'] as const
  if (relation === 'managed') return id.as === 'part' ? (['unrelated', 'missing'] as const).slice(1) : []
  if (relation === 'oneself') return []
  return [...places.filter((place) => place !== 'own'), 'missing'] as const
}

/** The same request with an id that nobody has in the place of the one that matters. */
export function missingOf(cell: Cell): Cell {
  if (cell.swap) return { ...cell, swap: { ...cell.swap, relation: 'missing' } }
  return relationsOf(cell.row.rule).includes('missing') ? { ...cell, relation: 'missing' } : cell
}

let texts = 0

/** The request of a cell, with ids of its relation. `own` gives the rest when the object is nowhere. */
export function requestOf(
  cell: Cell,
  principal: Principal,
  world: World,
  idOf: IdOf = world.idsIn(cell.relation),
): Request {
  const { row, swap, fill } = cell
  const { rule, route } = row
  texts += 1
  const idAt = (position: string): string => {
    const id = rule.ids[position]
    if (!id) throw new Error(`${row.name} names no ${position}.`)
    if (swap?.position === position) return world.idsIn(swap.relation)(id.kind, principal)
    const isElsewhere = cell.relation === 'missing' && id.as !== 'object'
    return (isElsewhere ? world.idsIn(relationsOf(rule)[0] as Relation) : idOf)(id.kind, principal)
  }
  const filling = { fill, idAt, text: `text${texts}` }
  const { query, body } = partsOf(route)
  const asked = query
    ? Object.entries(sample(query, 'query', filling) as object).map(([name, value]) => [name, String(value)])
    : []
  const path = route.path.replaceAll(/\{(\w+)\}/g, (_, name: string) => idAt(`path.${name}`))
  const content = body && (sample(body, 'body', filling) as object)
  return {
    method: route.method,
    url: asked.length > 0 ? `${path}?${new URLSearchParams(asked)}` : path,
    ...(content && { body: cell.apart ? { ...content, atomic: false } : content }),
  }
}
