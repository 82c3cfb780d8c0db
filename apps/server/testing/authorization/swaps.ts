import type { Cell, Row } from './cells.ts'
import { apartToo, isChoice } from './cells.ts'
import type { IdRule, Relation, Rule } from './decision.ts'
import { decide, decideForeign, objectOf, places, relationsOf, roleIn } from './decision.ts'
import type { Person } from './principals.ts'
import { people } from './principals.ts'

/** Where an id may come from that is not one's own place. */
export type Source = Exclude<(typeof places)[number], 'own'> | 'unrelated' | 'missing'

const elsewhere = places.filter((place) => place !== 'own')
const swappers = ['the owner', 'an editor through a team', 'an admin']
// The same person everywhere, or a thing of which there is one for each person.
const personal = new Set(['oneself', 'own comment', 'hidden link'])

/** Each id of a request from somewhere else, while the others stay the person's own. */
export const swapsOf = (row: Row): Cell[] =>
  people
    .filter(({ name }) => swappers.includes(name))
    .flatMap((person) => Object.entries(row.rule.ids).flatMap(([position, id]) => swapsAt(row, person, position, id)))

function swapsAt(row: Row, person: Person, position: string, id: IdRule): Cell[] {
  const { rule } = row
  const relation = relationsOf(rule)[0] as Relation
  if (decide(rule, person, relation) !== rule.answers || personal.has(id.kind)) return []
  return sourcesOf(rule, person, relation, id).flatMap((source) => {
    const expected = decideForeign(rule, id, person, source)
    const fill = [...new Set([...fillOf(rule, position, id), position])]
    const isSeen = id.as !== 'part' && isPlace(source) && source !== 'deleted' && roleIn(person, source) !== null
    return apartToo({ row, person, relation, swap: { position, relation: source, isSeen }, expected, fill })
  })
}

const isPlace = (source: Source) => source !== 'missing' && source !== 'unrelated'

function sourcesOf(rule: Rule, person: Person, relation: Relation, id: IdRule): readonly Source[] {
  if (relation === 'oneself') return []
  if (id.as === 'known') return ['missing']
  if (relation === 'managed') return id.as === 'part' ? ['unrelated', 'missing'] : []
  if (id.as !== 'object') return [...elsewhere, 'missing']
  // Things of one's own do not open the place in which they are not.
  const hidden = elsewhere.filter((place) => place === 'deleted' || roleIn(person, place) === null)
  return partsOf(rule).length > 0 ? [...hidden, 'missing'] : []
}

const partsOf = (rule: Rule): string[] =>
  Object.entries(rule.ids).flatMap(([position, { as }]) => (as === 'part' ? [position] : []))

/** The object itself, and beside a foreign object all its parts; not the other of two ways to name a member. */
function fillOf(rule: Rule, position: string, id: IdRule): readonly string[] {
  const [object] = objectOf(rule) ?? []
  const filled = rule.fill.filter((other) => other === position || !isChoice(rule, other))
  return [...filled, ...(object === undefined ? [] : [object]), ...(id.as === 'object' ? partsOf(rule) : [])]
}
