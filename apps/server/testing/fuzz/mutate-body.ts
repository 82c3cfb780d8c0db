import { toJson } from './draft.ts'
import type { Mutation } from './mutations.ts'
import { foreignProperties, nastyTexts, nastyValues } from './nasty-values.ts'

type Holder = Record<string, unknown>

interface Place {
  readonly holder: Holder
  readonly name: string
}

const mostPlaces = 200
const mostRepeatedBytes = 5_000_000

/** Every property and item of a value, itself included, each with what holds it. */
function placesIn(root: Place): Place[] {
  const places = [root]
  for (let next = 0; next < places.length && places.length < mostPlaces; next += 1) {
    const { holder, name } = places[next] as Place
    const value = holder[name]
    if (value === null || typeof value !== 'object') continue
    places.push(...Object.keys(value).map((inner) => ({ holder: value as Holder, name: inner })))
  }
  return places
}

const placeIn = (draft: object, at: number): Place => {
  const places = placesIn({ holder: draft as Holder, name: 'body' })
  return places[at % places.length] as Place
}

const replaceBy =
  (value: unknown): Mutation =>
  (draft, at) => {
    const { holder, name } = placeIn(draft, at)
    holder[name] = value
  }

const addProperty =
  (property: string, value: unknown): Mutation =>
  (draft, at) => {
    const { holder, name } = placeIn(draft, at)
    const target = holder[name]
    // Not by assignment, because of names such as __proto__.
    if (target !== null && typeof target === 'object') {
      Object.defineProperty(target, property, { value, enumerable: true, configurable: true, writable: true })
    }
  }

const named = <Value>(
  prefix: string,
  values: Readonly<Record<string, Value>>,
  make: (value: Value, name: string) => Mutation,
) => Object.fromEntries(Object.entries(values).map(([name, value]) => [`${prefix} ${name}`, make(value, name)]))

/** One value of the body is another, is missing, or has company. */
export const bodyMutations: Readonly<Record<string, Mutation>> = {
  ...named('body value', nastyTexts, replaceBy),
  ...named('body value', nastyValues, replaceBy),
  ...named('body property', foreignProperties, (value, name) => addProperty(name, value)),
  'body property __proto__': addProperty('__proto__', { admin: true }),
  'body without a property': (draft, at) => {
    const { holder, name } = placeIn(draft, at)
    delete holder[name]
  },
  'body value in an array': (draft, at) => {
    const { holder, name } = placeIn(draft, at)
    holder[name] = [holder[name]]
  },
  'body value as text': (draft, at) => {
    const { holder, name } = placeIn(draft, at)
    holder[name] = toJson(holder[name] ?? null)
  },
  'body value repeated': (draft, at) => {
    const { holder, name } = placeIn(draft, at)
    const value = holder[name] ?? null
    const copies = Math.min(600, Math.ceil(mostRepeatedBytes / toJson(value).length))
    holder[name] = Array.from({ length: copies }, () => value)
  },
}
