import type { Mutation } from './mutations.ts'

const long = 'h'.repeat(5000)

/** Values for each header that the server reads, and some for those that it must not heed. */
const values: Readonly<Record<string, readonly string[]>> = {
  'if-match': [
    '',
    '1',
    '"',
    '"1',
    'W/"1"',
    '"1", "2"',
    '"99999999999999999999"',
    '"1e"',
    '*',
    '"0"',
    `"${long}"`,
    '\u00ff',
  ],
  'if-none-match': ['', '*', 'W/"1"', '"1","2"', ','.repeat(5000), `"${long}`],
  'idempotency-key': ['', ' ', '"', '"a"b"', '"\\"', 'é', long, 'k'.repeat(256), '\u0000', 'same', '"same"', ','],
  'x-request-id': ['', '../../x', '<script>', long, 'a b', '\u00ff', '-'],
  traceparent: ['', '00', '00-0-0-0', `00-${'f'.repeat(32)}-${'f'.repeat(16)}-01`, `ff-${'0'.repeat(32)}-x-00`, long],
  tracestate: ['a=b', long],
  authorization: [
    '',
    'Bearer',
    'Bearer ',
    'Bearer a b',
    `Bearer ${long}`,
    'Basic YTpi',
    'Bearer \u00ff',
    'Bearer null',
  ],
  accept: ['', 'text/html', 'application/xml', 'application/json;q=0', '*', long, 'a/b;q=NaN'],
  'accept-encoding': ['', 'gzip;q=-1', 'br, gzip, *;q=0', 'identity;q=0', 'x'.repeat(3000)],
  'accept-language': ['', '*;q=zz', 'de-DE,'.repeat(500)],
  'content-type': [
    '',
    'text/plain',
    'application/xml',
    'application/JSON',
    'application/json;',
    'application/json; charset=utf-16',
    'application/json, text/plain',
    'application/x-www-form-urlencoded',
    'application/merge-patch+json',
    'application/vnd.api+json',
    'multipart/form-data',
    'json',
    '/',
    '\u00ff',
    long,
  ],
  'x-http-method-override': ['DELETE', 'PATCH', 'TRACE'],
  'x-http-method': ['DELETE'],
  'x-original-url': ['/v1/users'],
  'x-forwarded-for': ['127.0.0.1', "'", ','.repeat(2000), '::ffff:1.2.3.4, unknown', '[::1'],
  'x-forwarded-proto': ['https', 'javascript'],
  'x-forwarded-host': ['a b', 'evil.example'],
  forwarded: ['for="_gazonk"', 'for=;;;='],
  host: ['', 'a b', '[', 'evil.example:99999'],
  origin: ['null', 'https://evil.example'],
  cookie: ['=', ';;;', '__Host-session=\u00ff', `a=${long}`],
  range: ['bytes=0-', 'bytes=-1', 'bytes=9-1'],
  expect: ['100-continue', '200-ok'],
  upgrade: ['websocket'],
  'content-range': ['bytes 0-1/2'],
  'accept-version': ['2.x', '*'],
}

const header =
  (name: string, value: string): Mutation =>
  ({ headers }) => {
    headers[name] = value
  }

const method =
  (name: string): Mutation =>
  (draft) => {
    draft.method = name
  }

/** A header is garbage, or a method is another. */
export const headerMutations: Readonly<Record<string, Mutation>> = {
  ...Object.fromEntries(
    Object.entries(values).flatMap(([name, list]) =>
      list.map((value, at) => [`header ${name} ${at} ${value.slice(0, 20)}`, header(name, value)]),
    ),
  ),
  ...Object.fromEntries(['HEAD', 'OPTIONS', 'PUT', 'DELETE', 'TRACE'].map((name) => [`method ${name}`, method(name)])),
  'header lost: authorization': ({ headers }) => void delete headers.authorization,
}
