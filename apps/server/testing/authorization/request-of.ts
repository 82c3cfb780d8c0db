import type { Cell } from './cells.ts'
import type { Relation } from './decision.ts'
import { relationsOf } from './decision.ts'
import type { Request } from './house.ts'
import type { Principal } from './principals.ts'
import { partsOf, sample } from './sample.ts'
import type { IdOf, World } from './world.ts'

let texts = 0

/** The request of a cell. `idOf` finds ids in the relation of the cell; what is not there to be found is one's own. */
export function requestOf(
  cell: Cell,
  principal: Principal,
  world: World,
  idOf: IdOf = world.idsIn(cell.relation),
): Request {
  const { row, fill, apart } = cell
  const idAt = (position: string) => idFor(cell, position, principal, world, idOf)
  texts += 1
  const filling = { fill, idAt, text: `text${texts}` }
  const { query, body } = partsOf(row.route)
  const asked = { ...(query && (sample(query, 'query', filling) as object)), ...row.rule.query }
  const content = body && (sample(body, 'body', { ...filling, onObject: offering(cell) }) as object)
  return {
    method: row.route.method as Request['method'],
    url: row.route.path.replaceAll(/\{(\w+)\}/g, (_, name: string) => idAt(`path.${name}`)) + search(asked),
    ...(content && { body: { ...content, ...row.rule.body, ...(apart && { atomic: false }) } }),
    // Such a batch is answered, and so kept, whatever becomes of its operations.
    ...(apart && { key: null }),
  }
}

function idFor({ row, relation, swap }: Cell, position: string, principal: Principal, world: World, idOf: IdOf) {
  const id = row.rule.ids[position]
  if (!id) throw new Error(`${row.name} does not say what ${position} names.`)
  if (swap?.position === position) return world.idsIn(swap.relation)(id.kind, principal)
  const isElsewhere = relation === 'missing' && id.as !== 'object'
  const find = isElsewhere ? world.idsIn(relationsOf(row.rule)[0] as Relation) : idOf
  return find(id.kind, principal)
}

/** Puts the property that a cell offers into the object of the body for which it is meant. */
function offering({ offer }: Cell): (made: Record<string, unknown>) => void {
  let objects = 0
  return (made) => {
    if (offer?.object === objects) made[offer.name] = offer.value
    objects += 1
  }
}

function search(query: object): string {
  const given = Object.entries(query).map(([name, value]): [string, string] => [name, String(value)])
  return given.length > 0 ? `?${new URLSearchParams(given)}` : ''
}
