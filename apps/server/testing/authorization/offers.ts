import { routeTables } from '../../src/roles/route-tables.ts'
import type { Cell, Row } from './cells.ts'
import { fillOf } from './cells.ts'
import type { Relation } from './decision.ts'
import { decide, relationsOf } from './decision.ts'
import { people } from './principals.ts'
import type { Schema } from './sample.ts'
import { childrenOf, partsOf, sample } from './sample.ts'

const anId = '019a9f3e-7c1e-7bd2-9a54-0f3a3b1c2d4e'
const anInstant = '2026-11-21T08:00:00.000Z'

/** What nobody writes but where the table says so, each with a value that would pass. */
const sensitive: Readonly<Record<string, unknown>> = {
  ...{ id: anId, number: 1, version: 1, rank: 'k1', can: { update: true } },
  ...{ createdBy: anId, addedBy: anId, ownerId: anId, authorId: anId, actorId: anId, inboxOf: anId, floorTaskId: anId },
  ...{ createdAt: anInstant, updatedAt: anInstant, completedAt: anInstant, deletedAt: anInstant },
  ...{ archivedAt: anInstant, disabledAt: anInstant, lastUsedAt: anInstant },
  ...{ role: 'admin', permissions: ['users:admin'], scopes: ['users:admin'], isAdmin: true, isInbox: true },
  ...{ email: 'mallory@example.com', passwordHash: 'x', token: 'x', tokenHash: 'x' },
  ...{ clientId: 'x', clientSecret: 'x', secretHash: 'x', secretVersion: 1 },
}

const namesBelow = (schema: Schema, at: string): string[] =>
  childrenOf(schema, at).flatMap(([position, child]) => [
    ...(position.endsWith('[]') ? [] : [position.slice(position.lastIndexOf('.') + 1)]),
    ...namesBelow(child, position),
  ])

/** Every property that any answer shows, and those that none does. */
const properties = [
  ...new Set([
    ...routeTables.flatMap(({ schema }) =>
      Object.values(schema.answer).flatMap((answer) => (answer ? namesBelow(answer as Schema, 'answer') : [])),
    ),
    ...Object.keys(sensitive),
  ]),
]

/** To each object of a body, every property that it may not have; even who may do the most is refused. */
export function offersOf(row: Row): Cell[] {
  const { body } = partsOf(row.route)
  const relation = relationsOf(row.rule)[0] as Relation
  const person = people.find((one) => decide(row.rule, one, relation) === row.rule.answers)
  if (!body || !person) return []
  const fill = fillOf(row.rule)
  const isTaken = (schema: Schema, name: string) =>
    schema.properties?.[name] !== undefined && (!(name in sensitive) || row.rule.takes.includes(name))
  return objectsOf(body, fill).flatMap((schema, object) =>
    properties
      .filter((name) => !isTaken(schema, name))
      .map((name) => ({ row, person, relation, expected: 400, fill, offer: { object, name, value: sampleOf(name) } })),
  )
}

const sampleOf = (name: string): unknown => sensitive[name] ?? (name.endsWith('Id') ? anId : 'x')

/** The schemas of the objects in a body, in the order in which they are made. */
function objectsOf(body: Schema, fill: readonly string[]): Schema[] {
  const schemas: Schema[] = []
  const onObject = (_: object, schema: Schema) => void schemas.push(schema)
  sample(body, 'body', { fill, idAt: () => anId, text: 'x', onObject })
  return schemas
}
