import { createHmac, createPublicKey } from 'node:crypto'
import type { JWTPayload } from 'jose'
import { CompactEncrypt, exportJWK, FlattenedSign, SignJWT } from 'jose'
import type { TestIssuer } from './test-issuer.ts'
import { encode, pairs, published, signParts } from './test-issuer.ts'

type Tokens = Readonly<Record<string, string | Promise<string>>>

/** Every key that the issuer publishes while these tokens are tried. */
export const manyKeys = async () => [
  await published('one'),
  await published('two', { use: 'sig' }),
  await published('pss', { alg: 'PS256' }),
  await published('elliptic', { alg: 'ES256', use: 'sig' }),
  await published('short'),
  await published('theirs', { kid: 'for encryption', use: 'enc' }),
]

/** Tokens that are none of ours, each by what is wrong with it (RFC 8725 and its attacks, T-JWT). */
export async function forgedTokens(issuer: TestIssuer): Promise<Tokens> {
  return {
    ...malformed(issuer),
    ...(await wronglySigned(issuer)),
    ...(await withForeignKeys(issuer)),
    ...ofAnotherKind(issuer),
    ...forSomebodyElse(issuer),
    ...outOfTime(issuer),
    ...(await inAnotherForm(issuer)),
  }
}

function malformed(issuer: TestIssuer): Tokens {
  const good = issuer.sign()
  const [header, payload, signature] = good.split('.') as [string, string, string]
  const changed = (what: object) => encode({ ...issuer.payload(), ...what })
  return {
    nothing: '',
    'two dots and no more': '..',
    'one part': 'abc',
    'two parts': `${header}.${payload}`,
    'four parts': `${good}.${signature}`,
    'no signature': `${header}.${payload}.`,
    'a space before it': ` ${good}`,
    'padded base64': `${header}=.${payload}.${signature}`,
    'base64 instead of base64url': `${header}.${payload}.${signature.slice(0, -2)}+/`,
    'a payload that is no JSON': signParts(header, Buffer.from('x').toString('base64url')),
    'a payload that is a list': signParts(header, encode([issuer.payload()])),
    'a payload that is null': signParts(header, encode(null)),
    'a payload changed after signing': `${header}.${changed({ sub: 'x' })}.${signature}`,
    'a header changed after signing': `${encode({ ...issuer.header, x: 1 })}.${payload}.${signature}`,
    'a signature cut short': good.slice(0, -4),
    'a key id of ten thousand characters': issuer.sign({}, { kid: 'x'.repeat(10_000) }),
    'a key id of five thousand characters': issuer.sign({}, { kid: 'x'.repeat(5000) }),
    'claims said twice, the last one wrong': signParts(
      header,
      Buffer.from(`${JSON.stringify(issuer.payload()).slice(0, -1)},"aud":"somebody-else"}`).toString('base64url'),
    ),
  }
}

async function wronglySigned(issuer: TestIssuer): Promise<Tokens> {
  const unsigned = (alg: string, signature = '') =>
    `${encode({ ...issuer.header, alg })}.${encode(issuer.payload())}.${signature}`
  const withSecret = (secret: string | Buffer, alg = 'HS256') => {
    const body = `${encode({ ...issuer.header, alg })}.${encode(issuer.payload())}`
    return `${body}.${createHmac(alg === 'HS512' ? 'sha512' : 'sha256', secret)
      .update(body)
      .digest('base64url')}`
  }
  const pem = pairs.one.publicKey.export({ type: 'spki', format: 'pem' }).toString()
  const { n } = await exportJWK(pairs.one.publicKey)
  const signedBy = (alg: string, kid: string, key: (typeof pairs)[keyof typeof pairs]) =>
    new SignJWT(issuer.payload() as JWTPayload).setProtectedHeader({ ...issuer.header, alg, kid }).sign(key.privateKey)
  return {
    'alg none': unsigned('none'),
    'alg None': unsigned('None'),
    'alg noNE': unsigned('noNE'),
    'alg NONE with the old signature': unsigned('NONE', issuer.sign().split('.')[2]),
    'alg none with a space': unsigned(' none'),
    'no alg': issuer.sign({}, { alg: undefined }),
    'alg as a list': issuer.sign({}, { alg: ['RS256'] }),
    'alg in small letters': issuer.sign({}, { alg: 'rs256' }),
    'HS256 with the public key as PEM': withSecret(pem),
    'HS256 with the public key as PEM without its last line break': withSecret(pem.trimEnd()),
    'HS256 with the public key as DER': withSecret(pairs.one.publicKey.export({ type: 'spki', format: 'der' })),
    'HS256 with the public key as PKCS #1': withSecret(
      createPublicKey(pem).export({ type: 'pkcs1', format: 'pem' }).toString(),
    ),
    'HS256 with the modulus': withSecret(String(n)),
    'HS256 with an empty key': withSecret(''),
    RS384: signedBy('RS384', 'one', pairs.one),
    'RS256 with a key that is for PS256': signedBy('RS256', 'pss', pairs.pss),
    'PS256 with a key that is for RS256': signedBy('PS256', 'one', pairs.one),
    'RS256 under the id of a key for ES256': signedBy('RS256', 'elliptic', pairs.one),
    'ES256 under the id of a key for RS256': signedBy('ES256', 'one', pairs.elliptic),
    'a key of 1024 bits, although it is published': issuer.sign({}, { kid: 'short' }, pairs.short.privateKey),
    'a key that is for encryption': issuer.sign({}, { kid: 'for encryption' }, pairs.theirs.privateKey),
    'a refresh token of Keycloak': withSecret('a secret of the realm', 'HS512'),
  }
}

async function withForeignKeys(issuer: TestIssuer): Promise<Tokens> {
  const theirs = pairs.theirs.privateKey
  const jwk = await exportJWK(pairs.theirs.publicKey)
  const der = pairs.theirs.publicKey.export({ type: 'spki', format: 'der' }).toString('base64')
  // Never called: the address is the issuer's own, which counts its calls.
  const canary = `${issuer.issuer}/canary`
  return {
    'another key under our key id': issuer.sign({}, {}, theirs),
    'the other key of the issuer under the id of the first': issuer.sign({}, {}, pairs.two.privateKey),
    'no key id, and more than one key': issuer.sign({}, { kid: undefined }),
    'a key id of nobody': issuer.sign({}, { kid: 'nobody' }),
    'a key id that is a path': issuer.sign({}, { kid: '../../../../dev/null' }),
    'a key id that is SQL': issuer.sign({}, { kid: "one' or '1'='1" }),
    'a key id that is an address': issuer.sign({}, { kid: canary }, theirs),
    'a key id that is a number': issuer.sign({}, { kid: 1 }),
    'a key that comes with the token (jwk)': issuer.sign({}, { jwk }, theirs),
    'a key that comes with the token, without an id': issuer.sign({}, { jwk, kid: undefined }, theirs),
    'a key behind an address (jku)': issuer.sign({}, { jku: canary, kid: 'theirs' }, theirs),
    'a certificate behind an address (x5u)': issuer.sign({}, { x5u: canary, kid: 'theirs' }, theirs),
    'a certificate that comes along (x5c)': issuer.sign({}, { x5c: [der] }, theirs),
    'an unknown critical header': issuer.sign({}, { crit: ['exp'], exp: 1 }),
    'a known critical header': issuer.sign({}, { crit: ['b64'], b64: true }),
    'an unencoded payload': issuer.sign({}, { crit: ['b64'], b64: false }),
    'an empty list of critical headers': issuer.sign({}, { crit: [] }),
  }
}

const ofAnotherKind = (issuer: TestIssuer): Tokens => ({
  'typ JWT': issuer.sign({}, { typ: 'JWT' }),
  'no typ': issuer.sign({}, { typ: undefined }),
  'typ as a list': issuer.sign({}, { typ: ['at+jwt'] }),
  'an ID token': issuer.sign({ aud: 'millrace-web', nonce: 'n', typ: 'ID' }, { typ: 'JWT' }),
  'an ID token that names our audience': issuer.sign({ nonce: 'n' }, { typ: 'JWT' }),
  'a logout token': issuer.sign(
    { events: { 'http://schemas.openid.net/event/backchannel-logout': {} } },
    { typ: 'logout+jwt' },
  ),
  'a token for the user-info endpoint': issuer.sign({ aud: undefined }),
})

const forSomebodyElse = (issuer: TestIssuer): Tokens => ({
  'another issuer': issuer.sign({ iss: 'https://evil.test/realms/test' }),
  'another realm': issuer.sign({ iss: issuer.issuer.replace('/test', '/master') }),
  'an issuer with a slash more': issuer.sign({ iss: `${issuer.issuer}/` }),
  'an issuer that begins alike': issuer.sign({ iss: `${issuer.issuer}.evil.test` }),
  'an issuer in capitals': issuer.sign({ iss: issuer.issuer.toUpperCase() }),
  'no issuer': issuer.sign({ iss: undefined }),
  'issuers as a list': issuer.sign({ iss: [issuer.issuer] }),
  'another audience': issuer.sign({ aud: 'somebody-else' }),
  'a token of another client without our audience': issuer.sign({ aud: 'account', azp: 'millrace-api' }),
  'audiences without ours': issuer.sign({ aud: ['a', 'b'] }),
  'an audience that begins alike': issuer.sign({ aud: 'millrace-api-2' }),
  'a part of our audience': issuer.sign({ aud: 'millrace' }),
  'our audience in capitals': issuer.sign({ aud: 'MILLRACE-API' }),
  'our audience in a list in a list': issuer.sign({ aud: [['millrace-api']] }),
  'our audience as the name of a property': issuer.sign({ aud: { 'millrace-api': true } }),
  'no audience': issuer.sign({ aud: undefined }),
  'no subject': issuer.sign({ sub: undefined }),
  'an empty subject': issuer.sign({ sub: '' }),
  'a subject that is null': issuer.sign({ sub: null }),
  'a subject that is a number': issuer.sign({ sub: 7 }),
  'a subject that is an object': issuer.sign({ sub: { id: 'ada' } }),
  'a subject with a NUL': issuer.sign({ sub: 'ada\u0000' }),
  'a subject that is too long': issuer.sign({ sub: 'x'.repeat(256) }),
})

function outOfTime(issuer: TestIssuer): Tokens {
  const { iat } = issuer.payload() as { iat: number }
  const now = iat + 10
  return {
    'expired six seconds ago': issuer.sign({ exp: now - 6 }),
    'no expiry': issuer.sign({ exp: undefined }),
    'an expiry that is text': issuer.sign({ exp: String(now + 100) }),
    'an expiry that is null': issuer.sign({ exp: null }),
    'an expiry beyond all time': issuer.sign({ exp: 1e20 }),
    'a life of more than a day': issuer.sign({ exp: iat + 86_401 }),
    'no time of issue': issuer.sign({ iat: undefined }),
    'a time of issue that is text': issuer.sign({ iat: String(iat) }),
    'issued in six seconds': issuer.sign({ iat: now + 6 }),
    'not valid yet': issuer.sign({ nbf: now + 6 }),
    'a beginning that is text': issuer.sign({ nbf: 'now' }),
  }
}

async function inAnotherForm(issuer: TestIssuer): Promise<Tokens> {
  const good = issuer.sign()
  const flattened = await new FlattenedSign(Buffer.from(JSON.stringify(issuer.payload())))
    .setProtectedHeader({ ...issuer.header, alg: 'RS256' })
    .sign(pairs.one.privateKey)
  const { payload, signature, protected: header } = flattened
  const jwe = (what: object) => [encode(what), 'AA', 'AA', 'AA', 'AA'].join('.')
  return {
    'JSON instead of compact form': JSON.stringify(flattened),
    'general JSON form': JSON.stringify({ payload, signatures: [{ protected: header, signature }] }),
    encrypted: new CompactEncrypt(Buffer.from(good))
      .setProtectedHeader({ alg: 'RSA-OAEP-256', enc: 'A256GCM', typ: 'at+jwt', kid: 'one' })
      .encrypt(pairs.one.publicKey),
    'encrypted directly, in five parts': jwe({ alg: 'dir', enc: 'A256GCM' }),
    'a password that takes a billion rounds': jwe({ alg: 'PBES2-HS256+A128KW', enc: 'A128GCM', p2s: 'AA', p2c: 1e9 }),
    'a bomb of compressed text': jwe({ alg: 'dir', enc: 'A256GCM', zip: 'DEF' }),
    'a nested token': signParts(encode({ ...issuer.header, cty: 'JWT' }), Buffer.from(good).toString('base64url')),
  }
}
