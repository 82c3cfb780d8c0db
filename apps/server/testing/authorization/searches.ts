import type { Row } from './cells.ts'
import { fillOf } from './cells.ts'
import type { Relation } from './decision.ts'
import { decide, relationsOf } from './decision.ts'
import type { House, Reply } from './house.ts'
import { inParallel } from './house.ts'
import type { Principal } from './principals.ts'
import { named } from './principals.ts'
import { requestOf } from './request-of.ts'
import type { Schema } from './sample.ts'
import { partsOf } from './sample.ts'
import type { World } from './world.ts'

/** A list, and how it can be asked. */
export interface Asked {
  readonly house: House
  readonly world: World
  readonly row: Row
}

const paging = new Set(['limit', 'cursor', 'page', 'page_size', 'text'])

export const hasParameter = ({ route }: Row, name: string): boolean =>
  partsOf(route).query?.properties?.[name] !== undefined

/** Everyone asks the list in every way there is; what they may not see is looked for in each answer. */
export async function askEveryWay(asked: Asked): Promise<string[]> {
  const parameters = Object.entries(partsOf(asked.row.route).query?.properties ?? {})
  const queries = parameters.flatMap(([name, schema]) =>
    paging.has(name) ? [] : valuesOf(schema).map((value) => `${name}=${encodeURIComponent(value)}`),
  )
  return findWrong(asked, queries, (reply) => (reply.status >= 500 ? `answered ${reply.status}` : null))
}

/** A text that stands in what somebody may not see finds as much as one that stands nowhere. */
export async function searchHiddenTexts(asked: Asked): Promise<string[]> {
  const wrong = await inParallel(askersOf(asked), async (principal) => {
    const nothing = await ask(asked, principal, 'text=nothinglikeit')
    const hidden = asked.house.canaries.hiddenFrom(principal)
    const queries = [...hidden].map(([what, text]) => ({ what, query: `text=${text}` }))
    const found: string[] = []
    for (const { what, query } of queries) {
      const reply = await ask(asked, principal, query)
      if (reply.text !== nothing.text) found.push(`${asked.row.name}: ${principal.name} finds by ${what}`)
    }
    return found
  })
  return wrong.flat()
}

/** A cursor that one person got is none for another who may see the same; null when the list has but one page. */
export async function passCursorOn(asked: Asked): Promise<string | null> {
  const { principals } = asked.world
  const [giver, taker] = [named(principals, 'the owner'), named(principals, 'an editor')]
  const page = await ask(asked, giver, 'limit=1')
  const { nextCursor } = page.status === 200 ? JSON.parse(page.text) : { nextCursor: null }
  if (nextCursor === null) return null
  const { status, text } = await ask(asked, taker, `limit=1&cursor=${encodeURIComponent(nextCursor)}`)
  return `${status} ${JSON.parse(text).code}`
}

const relationOf = ({ row }: Asked): Relation => relationsOf(row.rule)[0] as Relation

const askersOf = (asked: Asked): Principal[] =>
  [...asked.world.principals.values()].filter(
    (principal) => decide(asked.row.rule, principal, relationOf(asked)) === asked.row.rule.answers,
  )

async function findWrong(asked: Asked, queries: readonly string[], judge: (reply: Reply) => string | null) {
  const questions = askersOf(asked).flatMap((principal) => queries.map((query) => ({ principal, query })))
  const wrong = await inParallel(questions, async ({ principal, query }) => {
    const found = judge(await ask(asked, principal, query))
    return found === null ? [] : [`${asked.row.name} ${query}: ${principal.name} — ${found}`]
  })
  return wrong.flat()
}

function ask(asked: Asked, principal: Principal, query: string): Promise<Reply> {
  const { row, house, world } = asked
  const cell = { row, person: principal, relation: relationOf(asked), expected: 200, fill: fillOf(row.rule) }
  const { url } = requestOf(cell, principal, world)
  return house.call(principal, { method: 'GET', url: `${url}${url.includes('?') ? '&' : '?'}${query}` })
}

/** The values that a parameter takes, as far as they can be counted. */
function valuesOf(schema: Schema): readonly string[] {
  if (schema.enum) return schema.enum.map(String)
  if (schema.type === 'boolean') return ['true', 'false']
  if (schema.anyOf) return schema.anyOf.flatMap(valuesOf)
  if (schema.items) return schema.items.enum ? [schema.items.enum.join(',')] : []
  return schema.const === undefined ? [] : [String(schema.const)]
}
