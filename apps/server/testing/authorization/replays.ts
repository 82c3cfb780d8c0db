import type { Row } from './cells.ts'
import { describeCell, fillOf } from './cells.ts'
import { decide, objectOf, relationsOf } from './decision.ts'
import type { House } from './house.ts'
import type { Principal } from './principals.ts'
import { requestOf } from './request-of.ts'
import type { World } from './world.ts'

/**
 * Does what is allowed under an idempotency key, takes the project away, and asks again under the same key. Answers
 * what is wrong when the second answer tells anything of what the project holds; null where there is nothing to ask.
 */
export async function replayAfterRemoval(house: House, world: World, row: Row): Promise<string | null> {
  const principal = world.principals.get('the owner') as Principal
  const isWrite = row.route.method === 'POST' || row.route.method === 'PATCH'
  if (!isWrite || relationsOf(row.rule)[0] !== 'own' || decide(row.rule, principal, 'own') !== row.rule.answers)
    return null
  const { idOf, place } = await world.fresh('own')
  const cell = { row, person: principal, relation: 'own', expected: 404, fill: fillOf(row.rule) } as const
  const request = { ...requestOf(cell, principal, world, idOf), key: `replay ${row.name}`.replaceAll('’', '') }
  const first = await house.call(principal, request)
  if (first.status !== row.rule.answers) return `${describeCell(cell)} — answered ${first.status} at first`
  for (const table of ['project_access', 'project_members']) {
    const text = `delete from ${table} where project_id = $1 and user_id = $2`
    await house.server.db.query({ text, values: [place?.ids.project, principal.userId] })
  }
  const second = await house.call(principal, request)
  if (second.status === 404 && objectOf(row.rule)) return null
  return `${describeCell(cell)} — repeated without access: ${second.status} ${second.text.slice(0, 150)}`
}
