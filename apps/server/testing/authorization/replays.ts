import type { Row } from './cells.ts'
import { describeCell, fillOf } from './cells.ts'
import { decide, relationsOf } from './decision.ts'
import type { House } from './house.ts'
import { named } from './principals.ts'
import { requestOf } from './request-of.ts'
import { change } from './settle.ts'
import type { World } from './world.ts'

/**
 * Does what is allowed under an idempotency key, takes the project away, and asks again under the same key. Answers
 * what is wrong when the second answer tells anything of what the project holds; null where there is nothing to ask.
 */
export async function replayAfterRemoval(house: House, world: World, row: Row): Promise<string | null> {
  const principal = named(world.principals, 'the owner')
  const isWrite = row.route.method === 'POST' || row.route.method === 'PATCH'
  if (!isWrite || relationsOf(row.rule)[0] !== 'own' || decide(row.rule, principal, 'own') !== row.rule.answers)
    return null
  const { idOf, place } = await world.fresh('own', principal)
  const cell = { row, person: principal, relation: 'own', expected: 404, fill: fillOf(row.rule) } as const
  const request = { ...requestOf(cell, principal, world, idOf), key: house.server.ctx.newId() }
  const first = await house.call(principal, request)
  if (first.status !== row.rule.answers) return `${describeCell(cell)} — answered ${first.status} at first`
  const membership = `/v1/projects/${place?.ids.project}/members/${principal.userId}`
  await change(house, named(world.principals, 'an admin'), 'DELETE', membership)
  const second = await house.call(principal, request)
  const tells = Object.values(place?.ids ?? {}).some((id) => second.text.includes(id))
  if (second.status === 404 || !tells) return null
  return `${describeCell(cell)} — repeated without access: ${second.status} ${second.text.slice(0, 150)}`
}
