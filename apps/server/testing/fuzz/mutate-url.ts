import type { Mutation } from './mutations.ts'
import { nastyTexts } from './nasty-values.ts'

// encodeURIComponent refuses surrogates without a partner, which a client can send all the same.
const encode = (text: string) => encodeURIComponent(text.toWellFormed())

const parameter =
  (value: string): Mutation =>
  ({ segments, parameters }, at) => {
    const index = parameters[at % parameters.length]
    if (index !== undefined) segments[index] = value
  }

const queryValue =
  (value: string): Mutation =>
  ({ query }, at) => {
    const entry = query[at % query.length]
    if (entry) entry[1] = value
  }

const addQuery =
  (name: string, value: string): Mutation =>
  ({ query }) => {
    query.push([name, value])
  }

/** Escapes that are none, or that decode to something else than text. */
const wrongEscapes = ['%', '%z', '%zz', '%00', '%ff', '%c0%af', '%ed%a0%80', '%2525', '..%2f..%2f', '%0d%0ax:%20y']

const shortTexts = Object.entries(nastyTexts).filter(([, text]) => text.length < 10_000)

/** Each path parameter and query parameter is another, is repeated, is misspelt, or is wrongly encoded. */
export const urlMutations: Readonly<Record<string, Mutation>> = {
  ...Object.fromEntries(shortTexts.map(([name, text]) => [`path ${name}`, parameter(encode(text))])),
  ...Object.fromEntries(wrongEscapes.map((sent) => [`path ${sent}`, parameter(sent)])),
  'path longer than the router reads': parameter('a'.repeat(1000)),
  'path with an extra segment': ({ segments }) => void segments.push('x'),
  'path with a slash at its end': ({ segments }) => void segments.push(''),
  'path with doubled slashes': ({ segments }) => void segments.splice(2, 0, ''),
  'path in capitals': ({ segments }, at) => {
    const index = at % segments.length
    segments[index] = String(segments[index]).toUpperCase()
  },
  'path with one character changed': ({ segments, parameters }, at) => {
    const index = parameters[at % parameters.length]
    if (index !== undefined) segments[index] = flip(segments[index] ?? '', at)
  },
  ...Object.fromEntries(shortTexts.map(([name, text]) => [`query value ${name}`, queryValue(encode(text))])),
  ...Object.fromEntries(wrongEscapes.map((sent) => [`query value ${sent}`, queryValue(sent)])),
  'query value of 10 KB': queryValue('a'.repeat(10_000)),
  'query value of many commas': queryValue(','.repeat(5000)),
  'query value with one character changed': ({ query }, at) => {
    const entry = query[at % query.length]
    if (entry) entry[1] = flip(entry[1], at)
  },
  'query value repeated': ({ query }, at) => {
    const entry = query[at % query.length]
    if (entry) query.push([...entry])
  },
  'query value as a list': ({ query }, at) => {
    const entry = query[at % query.length]
    if (entry) entry[0] += '[]'
  },
  'query value as an object': ({ query }, at) => {
    const entry = query[at % query.length]
    if (entry) entry[0] += '[__proto__]'
  },
  'query with an unknown name': addQuery('tenant', 'x'),
  'query with __proto__': addQuery('__proto__', 'x'),
  'query with constructor': addQuery('constructor', 'x'),
  'query with a wrongly encoded name': addQuery('%zz', 'x'),
  'query with 2,000 names': ({ query }) => void query.push(...names(2000)),
  'query of separators': ({ query }) => void query.push(['&&=&', '=&;&&']),
  'query with a page of its end': addQuery('page', '1000'),
  'query with a foreign cursor': addQuery('cursor', Buffer.alloc(60, 7).toString('base64url')),
  'query with a cursor of 900 bytes': addQuery('cursor', 'A'.repeat(900)),
}

const names = (count: number) => Array.from({ length: count }, (_, at): [string, string] => [`a${at}`, '1'])

function flip(text: string, at: number): string {
  const index = at % Math.max(text.length, 1)
  return text.slice(0, index) + (text[index] === 'a' ? 'b' : 'a') + text.slice(index + 1)
}
