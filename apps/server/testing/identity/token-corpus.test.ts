import { afterAll, beforeAll, expect, test } from 'vitest'
import { forgedTokens, manyKeys } from './forged-tokens.ts'
import type { IssuerHouse } from './issuer-house.ts'
import { openIssuerHouse } from './issuer-house.ts'
import { pairs } from './test-issuer.ts'

let house: IssuerHouse
beforeAll(async () => {
  house = await openIssuerHouse()
  house.issuer.keys = await manyKeys()
})
afterAll(() => house.close())

const withoutIds = ({ status, text, headers }: Awaited<ReturnType<IssuerHouse['me']>>) => {
  const { 'x-request-id': _id, date: _date, ...told } = headers
  return { status, text: text.replace(/"requestId":"[^"]*"/, ''), told }
}

test('every forged, confused, foreign, expired or mistyped token gets the same 401, which helps nobody', async () => {
  const { issuer } = house
  expect((await house.me(issuer.sign())).status).toBe(200)
  const reference = withoutIds(await house.me('rubbish'))
  expect(reference).toMatchObject({
    status: 401,
    told: { 'www-authenticate': expect.stringMatching(/^Bearer error="invalid_token", resource_metadata="http/) },
  })
  expect(reference.text).not.toMatch(/expir|audience|issuer|signature|key|typ"/i)

  const forged = Object.entries(await forgedTokens(issuer))
  const wrong: string[] = []
  for (const [name, token] of forged) {
    const answer = withoutIds(await house.me(await token))
    if (JSON.stringify(answer) !== JSON.stringify(reference)) wrong.push(`${name}: ${answer.status} ${answer.text}`)
  }
  expect(wrong).toEqual([])
  expect(forged.length).toBeGreaterThanOrEqual(100)
  expect(issuer.asked).not.toContain('/realms/test/canary')
  expect(issuer.asked.filter((path) => path.endsWith('/keys'))).toHaveLength(1)
})

test('each key is good for its own algorithm', async () => {
  const { issuer } = house
  const { SignJWT } = await import('jose')
  const signed = (alg: string, kid: keyof typeof pairs) =>
    new SignJWT(issuer.payload()).setProtectedHeader({ ...issuer.header, alg, kid }).sign(pairs[kid].privateKey)
  for (const token of [issuer.sign({}, { kid: 'two' }, pairs.two.privateKey), signed('PS256', 'pss')]) {
    expect((await house.me(await token)).status).toBe(200)
  }
  expect((await house.me(await signed('ES256', 'elliptic'))).status).toBe(200)
  expect((await house.me(issuer.sign({}, { typ: 'application/at+jwt' }))).status).toBe(200)
})

test('clocks may differ by five seconds', async () => {
  const { issuer } = house
  const { iat } = issuer.payload() as { iat: number }
  const now = iat + 10
  for (const claims of [{ exp: now - 4 }, { iat: now + 5, exp: now + 290 }, { nbf: now + 5 }]) {
    expect((await house.me(issuer.sign(claims))).status).toBe(200)
  }
})

test('our audience may be one of several', async () => {
  expect((await house.me(house.issuer.sign({ aud: ['account', 'millrace-api'] }))).status).toBe(200)
})

test('changed anywhere, a token is refused', async () => {
  const good = house.issuer.sign()
  // The last digit of the signature carries bits that mean nothing.
  for (let at = 0; at < good.length - 1; at += 11) {
    const other = good[at] === 'A' ? 'B' : 'A'
    expect((await house.me(good.slice(0, at) + other + good.slice(at + 1))).status).toBe(401)
  }
})

test('a disabled account is refused like a forged token, also with one that is still valid', async () => {
  const { server, issuer } = house
  const token = issuer.sign({ sub: 'gone', email: 'gone@example.com' })
  const { id } = (await house.me(token)).body
  await server.db.query({ text: 'update users set disabled_at = now() where id = $1', values: [id] })
  server.clock.advance(5000)
  expect(withoutIds(await house.me(token))).toEqual(withoutIds(await house.me('rubbish')))
})
