import type { KeyObject } from 'node:crypto'
import { createHmac, createSign, generateKeyPairSync } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { JSONWebKeySet, JWTPayload } from 'jose'
import { CompactEncrypt, exportJWK, FlattenedSign, SignJWT } from 'jose'
import { expect, test } from 'vitest'
import { localKeys, remoteKeys } from './token-keys.ts'
import { openTokenVerifier } from './token-verifier.ts'

const issuer = 'https://millrace.test/oidc'
const audience = 'millrace-api'
const instant = new Date('2026-11-21T09:00:00Z')
const seconds = instant.getTime() / 1000
const subject = '019aa001-0000-7000-8000-000000000001'

const ours = generateKeyPairSync('rsa', { modulusLength: 2048 })
const theirs = generateKeyPairSync('rsa', { modulusLength: 2048 })
const elliptic = generateKeyPairSync('ec', { namedCurve: 'P-256' })
const keySet: JSONWebKeySet = {
  // Issuers need not say for which algorithm a key is, so it must not depend on that.
  keys: [{ ...(await exportJWK(ours.publicKey)), kid: 'one', use: 'sig' }],
}
const options = { issuer, audience, keys: localKeys(keySet), clock: { now: () => instant } }
const verify = openTokenVerifier({ ...options, longestAgeSeconds: 600 })

const header = { alg: 'RS256', typ: 'at+jwt', kid: 'one' }
const payload: JWTPayload = {
  iss: issuer,
  sub: subject,
  aud: audience,
  iat: seconds - 10,
  exp: seconds + 290,
  scope: 'openid',
  realm_access: { roles: ['user'] },
}

const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')

/** A token with a right signature over whatever header and payload. */
function signed(changedHeader: object = {}, changedPayload: object = {}, key: KeyObject = ours.privateKey): string {
  return signedParts(encode({ ...header, ...changedHeader }), encode({ ...payload, ...changedPayload }), key)
}

function signedParts(encodedHeader: string, encodedPayload: string, key: KeyObject = ours.privateKey): string {
  const body = `${encodedHeader}.${encodedPayload}`
  return `${body}.${createSign('sha256').update(body).sign(key, 'base64url')}`
}

function signedWithSecret(alg: string, secret: string | Buffer): string {
  const body = `${encode({ ...header, alg })}.${encode(payload)}`
  return `${body}.${createHmac('sha256', secret).update(body).digest('base64url')}`
}

const unsigned = (alg: string, signature = '') => `${encode({ ...header, alg })}.${encode(payload)}.${signature}`
const good = signed()
const [goodHeader, goodPayload, goodSignature] = good.split('.') as [string, string, string]
const publicPem = ours.publicKey.export({ type: 'spki', format: 'pem' }).toString()
const publicDer = ours.publicKey.export({ type: 'spki', format: 'der' })

const bad: Record<string, string | Promise<string>> = {
  nothing: '',
  'two dots and no more': '..',
  'one part': 'abc',
  'two parts': `${goodHeader}.${goodPayload}`,
  'four parts': `${good}.${goodSignature}`,
  'no signature': `${goodHeader}.${goodPayload}.`,
  'a space before it': ` ${good}`,
  'a line break after it': `${good}\n`,
  'padded base64': `${goodHeader}=.${goodPayload}.${goodSignature}`,
  'a payload that is no JSON': `${goodHeader}.${Buffer.from('x').toString('base64url')}.${goodSignature}`,
  'a payload that is a list': signedParts(encode(header), encode([payload])),
  'a payload changed after signing': `${goodHeader}.${encode({ ...payload, sub: 'x' })}.${goodSignature}`,
  'a header changed after signing': `${encode({ ...header, kid: 'one', x: 1 })}.${goodPayload}.${goodSignature}`,
  'a signature cut short': good.slice(0, -4),
  'alg none': unsigned('none'),
  'alg None': unsigned('None'),
  'alg NONE with the old signature': unsigned('NONE', goodSignature),
  'alg nOnE': unsigned('nOnE'),
  'alg none in quotes': unsigned(' none'),
  'no alg': signed({ alg: undefined }),
  'alg as a list': signed({ alg: ['RS256'] }),
  'HS256 with the public key as PEM': signedWithSecret('HS256', publicPem),
  'HS256 with the public key as DER': signedWithSecret('HS256', publicDer),
  'HS256 with the modulus': signedWithSecret('HS256', String(keySet.keys[0]?.n)),
  'HS256 with an empty key': signedWithSecret('HS256', ''),
  RS384: new SignJWT(payload).setProtectedHeader({ ...header, alg: 'RS384' }).sign(ours.privateKey),
  PS256: new SignJWT(payload).setProtectedHeader({ ...header, alg: 'PS256' }).sign(ours.privateKey),
  ES256: new SignJWT(payload).setProtectedHeader({ ...header, alg: 'ES256' }).sign(elliptic.privateKey),
  'another key under our key id': signed({}, {}, theirs.privateKey),
  'a key id of nobody': signed({ kid: 'two' }),
  'a key id that is a path': signed({ kid: '../../one' }),
  'a key that comes with the token': exportJWK(theirs.publicKey).then((jwk) => signed({ jwk }, {}, theirs.privateKey)),
  'a key behind an address (jku)': signed({ jku: 'https://evil.test/jwks', kid: 'evil' }, {}, theirs.privateKey),
  'a certificate behind an address (x5u)': signed({ x5u: 'https://evil.test/x5u' }, {}, theirs.privateKey),
  'a certificate that comes along (x5c)': signed({ x5c: [publicDer.toString('base64')] }, {}, theirs.privateKey),
  'an unknown critical header': signed({ crit: ['exp'], exp: 1 }),
  'a known critical header': signed({ crit: ['b64'], b64: true }),
  'an unencoded payload': signed({ crit: ['b64'], b64: false }),
  'an empty list of critical headers': signed({ crit: [] }),
  'an ID token': signed({ typ: 'JWT' }, { aud: 'millrace-web', nonce: 'n' }),
  'typ JWT': signed({ typ: 'JWT' }),
  'typ logout+jwt': signed({ typ: 'logout+jwt' }),
  'no typ': signed({ typ: undefined }),
  'another issuer': signed({}, { iss: 'https://evil.test/oidc' }),
  'an issuer with a slash more': signed({}, { iss: `${issuer}/` }),
  'no issuer': signed({}, { iss: undefined }),
  'issuers as a list': signed({}, { iss: [issuer] }),
  'another audience': signed({}, { aud: 'somebody-else' }),
  'audiences without ours': signed({}, { aud: ['a', 'b'] }),
  'no audience': signed({}, { aud: undefined }),
  'no subject': signed({}, { sub: undefined }),
  'an empty subject': signed({}, { sub: '' }),
  'a subject that is a number': signed({}, { sub: 7 }),
  'a subject that is an object': signed({}, { sub: { id: subject } }),
  'a subject that is too long': signed({}, { sub: 'x'.repeat(256) }),
  expired: signed({}, { exp: seconds - 6 }),
  'no expiry': signed({}, { exp: undefined }),
  'an expiry that is text': signed({}, { exp: String(seconds + 100) }),
  'no time of issue': signed({}, { iat: undefined }),
  'issued in the future': signed({}, { iat: seconds + 60 }),
  'issued eleven minutes ago': signed({}, { iat: seconds - 660 }),
  'not valid yet': signed({}, { nbf: seconds + 60 }),
  encrypted: new CompactEncrypt(Buffer.from(good))
    .setProtectedHeader({ alg: 'RSA-OAEP-256', enc: 'A256GCM', typ: 'at+jwt', kid: 'one' })
    .encrypt(ours.publicKey),
  'encrypted directly, in five parts': [encode({ alg: 'dir', enc: 'A256GCM' }), '', 'AA', 'AA', 'AA'].join('.'),
  'JSON instead of compact form': new FlattenedSign(Buffer.from(JSON.stringify(payload)))
    .setProtectedHeader(header)
    .sign(ours.privateKey)
    .then((jws) => JSON.stringify(jws)),
}

test('a right token says who it speaks for', async () => {
  expect(await verify(good)).toEqual({
    issuer,
    subject,
    email: null,
    name: null,
    roles: ['user'],
    scopes: null,
    expiresAt: (seconds + 290) * 1000,
  })
})

test.each(Object.entries(bad))('refused: %s', async (_name, token) => {
  expect(await verify(await token)).toBeNull()
})

test('clocks may differ by five seconds', async () => {
  expect(await verify(signed({}, { exp: seconds - 4 }))).not.toBeNull()
  expect(await verify(signed({}, { iat: seconds + 4 }))).not.toBeNull()
})

test('changed anywhere, a token is refused without an error', async () => {
  for (let at = 0; at < good.length; at += 7) {
    const other = good[at] === 'A' ? 'B' : 'A'
    // The last digit of the signature carries bits that mean nothing.
    if (at === good.length - 1) continue
    expect(await verify(good.slice(0, at) + other + good.slice(at + 1))).toBeNull()
  }
})

test('without a longest age a token is good for as long as it says, and not before it is issued', async () => {
  const check = openTokenVerifier(options)

  expect(await check(signed({}, { iat: seconds - 3000, exp: seconds + 600 }))).not.toBeNull()
  expect(await check(signed({}, { iat: seconds - 3000, exp: seconds - 6 }))).toBeNull()
  expect(await check(signed({}, { iat: seconds + 60 }))).toBeNull()
  expect(await check(signed({}, { iat: undefined }))).toBeNull()
})

test('a scope narrows only when it has the form of a permission', async () => {
  expect((await verify(signed({}, { scope: 'openid tasks:read nonsense' })))?.scopes).toEqual(['tasks:read'])
  expect((await verify(signed({}, { scope: 'openid files:read' })))?.scopes).toEqual(['files:read'])
  expect((await verify(signed({}, { scope: 'files:read:own' })))?.scopes).toEqual(['files:read:own'])
  expect((await verify(signed({}, { scope: 'openid profile email offline_access' })))?.scopes).toBeNull()
  expect((await verify(signed({}, { scope: 'https://a.test/b urn:a:b' })))?.scopes).toBeNull()
  expect((await verify(signed({}, { scope: ['tasks:read'] })))?.scopes).toEqual(['tasks:read'])
})

test('the keys of another issuer are discovered at the first token', async () => {
  let discoveries = 0
  const server = createServer((request, response) => {
    if (request.url === '/realms/millrace/.well-known/openid-configuration') {
      discoveries += 1
      return response.end(JSON.stringify({ issuer: address(), jwks_uri: `${address()}/certs` }))
    }
    return response.end(JSON.stringify(keySet))
  })
  const address = () => `http://127.0.0.1:${(server.address() as AddressInfo).port}/realms/millrace`
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const remote = remoteKeys(address())
  const check = openTokenVerifier({ issuer: address(), audience, keys: remote, clock: { now: () => instant } })

  const accepted = await Promise.all([1, 2, 3].map(() => check(signed({}, { iss: address() }))))
  expect(accepted.map((claims) => claims?.subject)).toEqual([subject, subject, subject])
  expect(discoveries).toBe(1)
  expect(await check(signed({ kid: 'two' }, { iss: address() }))).toBeNull()
  await new Promise((resolve) => server.close(resolve))
})

test('an issuer that cannot be reached is no reason to call a token wrong', async () => {
  const away = 'http://127.0.0.1:9/realms/millrace'
  const check = openTokenVerifier({
    issuer: away,
    audience,
    keys: remoteKeys(away),
    clock: { now: () => instant },
  })

  await expect(check(signed({}, { iss: away }))).rejects.toMatchObject({ code: 'unavailable' })
})
