import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { SignInServer } from '../../../../testing/sign-in-server.ts'
import { startSignInServer } from '../../../../testing/sign-in-server.ts'
import type { Seen } from '../../../../testing/visitor.ts'
import { claimsOf, codeNow, codesOn, keyOn, postToken, Visitor } from '../../../../testing/visitor.ts'

const password = 'correct horse battery staple'
const mfa = { acr_values: 'mfa' }

let server: SignInServer
let email: string
let userId: string
let visitor: Visitor
let people = 0

beforeAll(async () => {
  server = await startSignInServer()
})

afterAll(() => server.close())

beforeEach(async () => {
  people += 1
  email = `ada-${people}@example.test`
  userId = await server.addUser(email, password)
  visitor = new Visitor(server)
})

/** Sets up a factor for the person, whose present codes can all still be used. */
async function enrol(): Promise<string> {
  const { factors } = server.provider.parts
  const { key: shown, sealed } = factors.offer(userId, email)
  const key = shown.replaceAll(' ', '')
  await factors.enrol(userId, sealed, codeNow(key))
  await letCodesBeUsed()
  return key
}

const letCodesBeUsed = () =>
  server.db.query({ text: 'update second_factors set last_step = last_step - 10 where user_id = $1', values: [userId] })

/** Moves what the provider knows of the person's sign-in into the past. */
const age = (seconds: number) =>
  server.db.query({
    text: `update oidc_payloads set payload = jsonb_set(payload::jsonb, '{loginTs}', to_jsonb((payload ->> 'loginTs')::int - $2))::json
      where account_id = $1 and model = 'Session'`,
    values: [userId, seconds],
  })

async function acrOf(seen: Seen) {
  const { access_token: token } = await visitor.tokens(seen)
  const { acr, auth_time, sid } = claimsOf(token)
  return { acr, auth_time, sid }
}

const signIn = async () => {
  await visitor.begin()
  return visitor.submit({ email, password })
}

test('who has a second factor is asked for a code after the password, and is then known with both', async () => {
  const key = await enrol()
  expect((await signIn()).title).toBe('Enter your code')
  const back = await visitor.submit({ code: codeNow(key) })

  const tokens = await visitor.tokens(back)
  expect(claimsOf(tokens.access_token)).toMatchObject({ sub: userId, acr: 'mfa', auth_time: expect.any(Number) })
  expect(claimsOf(tokens.id_token)).toMatchObject({ acr: 'mfa', amr: ['pwd', 'otp'] })
})

test('without the code there is no way on, and the code alone is none either', async () => {
  const key = await enrol()
  const page = await signIn()
  const resume = /interaction\/([\w-]+)/.exec(page.page)?.[1] ?? ''
  expect((await visitor.open(`/oidc/auth/${resume}`)).back).toBeNull()

  const stranger = new Visitor(server)
  await stranger.begin()
  expect((await stranger.submit({ code: codeNow(key) })).title).toBe('Sign in')
})

test('a wrong code is refused in the same page, and a code is good once', async () => {
  const key = await enrol()
  await signIn()
  const failed = await visitor.submit({ code: '000000' })
  expect(failed).toMatchObject({ status: 422, title: 'Enter your code' })
  expect(failed.page).toContain('role="alert"')
  const code = codeNow(key)
  expect((await visitor.submit({ code })).back).not.toBeNull()

  visitor = new Visitor(server)
  await signIn()
  expect((await visitor.submit({ code })).status).toBe(422)
})

test('many wrong codes hold back the right one as well', async () => {
  const key = await enrol()
  await signIn()
  for (let guess = 0; guess < 7; guess += 1) await visitor.submit({ code: '000000' })

  expect((await visitor.submit({ code: codeNow(key) })).status).toBe(422)
})

test('the person can begin again as somebody else', async () => {
  await enrol()
  await signIn()
  expect((await visitor.submit({ restart: 'yes' })).title).toBe('Sign in')
})

test('asked for a second factor, a session needs the code alone, and the time of sign-in moves to now', async () => {
  const key = await enrol()
  await signIn()
  const before = await acrOf(await visitor.submit({ code: codeNow(key) }))
  await age(1000)
  expect((await acrOf(await visitor.begin())).acr).toBe('pwd')
  const asked = await visitor.begin(mfa)
  expect(asked.title).toBe('Enter your code')
  expect(asked.page).not.toContain('type="password"')

  const after = await acrOf(await visitor.submit({ code: codeNow(key, 1) }))
  expect(after.acr).toBe('mfa')
  expect(after.auth_time).toBeGreaterThanOrEqual(before.auth_time)
  expect(after.sid).toBe(before.sid)
})

test.each([
  ['acr_values', mfa],
  ['an essential value', { claims: JSON.stringify({ id_token: { acr: { essential: true, value: 'mfa' } } }) }],
  ['essential values', { claims: JSON.stringify({ id_token: { acr: { essential: true, values: ['mfa'] } } }) }],
  [
    'essential values that a weaker wish does not undo',
    { acr_values: 'pwd', claims: JSON.stringify({ id_token: { acr: { essential: true, values: ['mfa'] } } }) },
  ],
])('a second factor can be asked for by %s', async (_name, parameters) => {
  const key = await enrol()
  expect((await visitor.begin(parameters)).title).toBe('Sign in')
  expect((await visitor.submit({ email, password })).title).toBe('Enter your code')
  expect((await acrOf(await visitor.submit({ code: codeNow(key) }))).acr).toBe('mfa')
})

test.each([
  ['an unknown class', { acr_values: 'gold' }],
  ['a class that is weaker', { acr_values: 'mfa pwd' }],
  ['an essential class that is weaker', { claims: '{"id_token":{"acr":{"essential":true,"values":["pwd"]}}}' }],
  ['nothing', { acr_values: '' }],
])('%s asks for no more than a password', async (_name, parameters) => {
  await visitor.begin(parameters)
  const back = await visitor.submit({ email, password })

  expect(await acrOf(back)).toMatchObject({ acr: 'pwd' })
})

test('an essential class that is unknown is refused', async () => {
  const seen = await visitor.begin({ claims: '{"id_token":{"acr":{"essential":true,"values":["gold"]}}}' })
  expect(seen.back?.searchParams.get('error')).toBe('invalid_request')
})

test('a second factor counts for five minutes, also where nobody asks for it', async () => {
  const key = await enrol()
  await signIn()
  await visitor.submit({ code: codeNow(key) })
  await age(290)
  expect((await acrOf(await visitor.begin())).acr).toBe('mfa')
  expect((await acrOf(await visitor.begin(mfa))).acr).toBe('mfa')
  await age(20)

  expect((await acrOf(await visitor.begin())).acr).toBe('pwd')
  expect((await visitor.begin(mfa)).title).toBe('Enter your code')
})

test('a refreshed token keeps the time of the second factor, so that it grows old', async () => {
  const key = await enrol()
  await signIn()
  const tokens = await visitor.tokens(await visitor.submit({ code: codeNow(key) }))
  const answer = await postToken(server.publicUrl, {
    grant_type: 'refresh_token',
    client_id: 'millrace-web',
    refresh_token: tokens.refresh_token,
  })
  const refreshed = claimsOf(((await answer.json()) as { access_token: string }).access_token)
  const { acr, auth_time, sid } = claimsOf(tokens.access_token)

  expect(refreshed).toMatchObject({ acr, auth_time, sid })
})

test.each([
  ['max_age', { max_age: '60' }],
  ['prompt=login', { prompt: 'login' }],
])('%s asks for password and code', async (_name, parameters) => {
  const key = await enrol()
  await signIn()
  await visitor.submit({ code: codeNow(key) })
  await age(100)
  await letCodesBeUsed()
  expect((await visitor.begin({ ...mfa, ...parameters })).title).toBe('Sign in')
  expect((await visitor.submit({ email, password })).title).toBe('Enter your code')

  expect((await acrOf(await visitor.submit({ code: codeNow(key, 1) }))).acr).toBe('mfa')
})

test('who is to show a factor and has none gives the password again, sets one up and shows it', async () => {
  await signIn()
  const again = await visitor.begin(mfa)
  expect(again.title).toBe('A second factor is needed')
  expect(again.page).toContain(email)
  expect((await visitor.submit({ password: 'wrong' })).status).toBe(422)
  const offered = await visitor.submit({ password })
  expect(offered.title).toBe('Set up a second factor')
  expect(offered.page).toMatch(/<svg .*role="img"/)
  const key = keyOn(offered)
  const failed = await visitor.submit({ code: '000000' })
  expect(failed.status).toBe(422)
  expect(keyOn(failed)).toBe(key)

  const codes = await visitor.submit({ code: codeNow(key) })
  expect(codesOn(codes)).toHaveLength(10)
  const next = /class="button" href="([^"]+)"/.exec(codes.page)?.[1] ?? ''
  expect((await visitor.open(next)).title).toBe('Enter your code')
  expect((await visitor.submit({ code: codeNow(key) })).status).toBe(422)
  expect((await acrOf(await visitor.submit({ code: codeNow(key, 1) }))).acr).toBe('mfa')
})

test('a session alone sets up no factor', async () => {
  await signIn()
  const page = await visitor.begin(mfa)
  const { sealed } = server.provider.parts.factors.offer(userId, email)
  const { title } = await visitor.submit({ offer: sealed, code: '000000' })

  expect(title).toBe(page.title)
  expect(await server.provider.parts.factors.has(userId)).toBe(false)
})

test('a recovery code stands in for the app once', async () => {
  await enrol()
  const [code = ''] = await server.provider.parts.factors.renewRecoveryCodes(userId)
  await signIn()
  expect((await acrOf(await visitor.submit({ code }))).acr).toBe('mfa')

  visitor = new Visitor(server)
  await signIn()
  expect((await visitor.submit({ code })).status).toBe(422)
})

test('prompt=none says that a person is needed', async () => {
  await signIn()
  const seen = await visitor.begin({ ...mfa, prompt: 'none' })

  expect(seen.back?.searchParams.get('error')).toBe('login_required')
})

test('two people who sign in at the same moment do not become each other', async () => {
  const emails = await Promise.all(
    Array.from({ length: 4 }, async (_, index) => {
      const address = `same-${people}-${index}@example.test`
      return { address, id: await server.addUser(address, password) }
    }),
  )
  const subjects = await Promise.all(
    emails.map(async ({ address }) => {
      const one = new Visitor(server)
      await one.begin()
      const tokens = await one.tokens(await one.submit({ email: address, password }))
      return claimsOf(tokens.access_token).sub
    }),
  )

  expect(subjects).toEqual(emails.map(({ id }) => id))
})
