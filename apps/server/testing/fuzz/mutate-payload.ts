import { deflateSync, gzipSync } from 'node:zlib'
import type { Draft } from './draft.ts'
import { toJson } from './draft.ts'
import type { Mutation } from './mutations.ts'

const textOf = ({ payload, body }: Draft): string => (payload === undefined ? toJson(body ?? {}) : String(payload))

const rewrite =
  (change: (json: string) => string | Buffer, headers: Record<string, string> = {}): Mutation =>
  (draft) => {
    draft.payload = change(textOf(draft))
    Object.assign(draft.headers, headers)
  }

const always = (payload: string | Buffer, headers: Record<string, string> = {}): Mutation =>
  rewrite(() => payload, headers)

const deep = 50_000
const bombBytes = 20 * 1024 * 1024

/** The bytes of the body are not the JSON that they should be. */
export const payloadMutations: Readonly<Record<string, Mutation>> = {
  'payload empty': always(''),
  'payload blank': always('  \n'),
  'payload null': always('null'),
  'payload a number': always('1e400'),
  'payload a text': always('"text"'),
  'payload not a number': always('{"title":NaN}'),
  'payload with a comment': rewrite((json) => `/* */${json}`),
  'payload with a trailing comma': rewrite((json) => json.replace(/\}$/, ',}')),
  'payload in single quotes': rewrite((json) => json.replaceAll('"', "'")),
  'payload cut off': rewrite((json) => json.slice(0, -1)),
  'payload twice': rewrite((json) => json + json),
  'payload with a byte order mark': rewrite((json) => `\ufeff${json}`),
  'payload with a raw control': rewrite((json) => json.replace('"', '"\u0001')),
  'payload with repeated names': rewrite((json) => json.replace(/^\{(.+)\}$/s, '{$1,$1}')),
  'payload with __proto__': rewrite((json) => json.replace('{', '{"__proto__":{"role":"admin"},')),
  'payload with escaped __proto__': rewrite((json) => json.replace('{', '{"\\u005f_proto__":{"role":"admin"},')),
  'payload with a prototype': rewrite((json) => json.replace('{', '{"constructor":{"prototype":{"role":"admin"}},')),
  'payload with invalid UTF-8': rewrite((json) => Buffer.concat([Buffer.from(json), Buffer.from([0x22, 0xff, 0xc0])])),
  'payload with invalid UTF-8 in a text': rewrite((json) => splitAt(json, Buffer.from([0xf0, 0x28, 0x8c, 0xbc]))),
  'payload with an encoded surrogate': rewrite((json) => splitAt(json, Buffer.from([0xed, 0xa0, 0x80]))),
  'payload in UTF-16': rewrite((json) => Buffer.from(json, 'utf16le')),
  'payload in UTF-16 and said so': rewrite((json) => Buffer.from(json, 'utf16le'), {
    'content-type': 'application/json; charset=utf-16le',
  }),
  'payload deep array': always('['.repeat(deep) + ']'.repeat(deep)),
  'payload deep object': always(`${'{"a":'.repeat(deep)}1${'}'.repeat(deep)}`),
  'payload deep and open': always('['.repeat(deep)),
  'payload compressed': rewrite(gzipSync, { 'content-encoding': 'gzip' }),
  'payload deflated': rewrite(deflateSync, { 'content-encoding': 'deflate' }),
  'payload compressed and not said so': rewrite(gzipSync),
  'payload not compressed but said so': rewrite((json) => json, { 'content-encoding': 'gzip' }),
  'payload of an unknown coding': rewrite((json) => json, { 'content-encoding': 'rot13' }),
  'payload a bomb': always(gzipSync(Buffer.alloc(bombBytes, 32)), { 'content-encoding': 'gzip' }),
  'payload of five megabytes': always(`{"title":"${'z'.repeat(5_000_000)}"}`),
}

/** Puts bytes into the first text value of a JSON object. */
function splitAt(json: string, bytes: Buffer): Buffer {
  const at = json.indexOf(':"') + 2
  if (at < 2) return Buffer.concat([Buffer.from('{"title":"'), bytes, Buffer.from('"}')])
  return Buffer.concat([Buffer.from(json.slice(0, at)), bytes, Buffer.from(json.slice(at))])
}
