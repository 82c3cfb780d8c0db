import { expect, test } from 'vitest'
import { ApiError } from './api-error.ts'
import { answerOf, createClient, ifMatch } from './client.ts'

/** A client whose server gives these answers, one after the other. */
function against(...answers: (Response | Error)[]) {
  const seen: Request[] = []
  const waits: number[] = []
  let refusals = 0
  const client = createClient({
    baseUrl: 'http://millrace.test',
    fetch: async (request) => {
      seen.push(request)
      const answer = answers.shift()
      if (answer === undefined) throw new Error('no more answers')
      if (answer instanceof Error) throw answer
      return answer
    },
    delay: async (milliseconds) => {
      waits.push(milliseconds)
    },
    onUnauthenticated: () => {
      refusals += 1
    },
  })
  return { client, seen, waits, refusals: () => refusals }
}

const json = (status: number, body: unknown, headers = {}) => Response.json(body, { status, headers })
const id = '019a9f3e-7c1e-7bd2-9a54-0f3a3b1c2d4e'

test('a write that is told to wait is sent again after that time, under the same key', async () => {
  const { client, seen, waits } = against(
    json(429, { code: 'rate-limited' }, { 'retry-after': '3' }),
    new TypeError('connection lost'),
    json(201, { id }),
  )

  expect(await answerOf(client.POST('/v1/tasks', { body: { title: 'One' } }))).toEqual({ id })

  const keys = seen.map(({ headers }) => headers.get('idempotency-key'))
  expect(keys[0]).toMatch(/^[0-9a-f-]{36}$/)
  expect(new Set(keys).size).toBe(1)
  expect(await seen[2]!.json()).toEqual({ title: 'One' })
  expect(seen.map(({ headers }) => headers.get('x-requested-by'))).toEqual(['millrace', 'millrace', 'millrace'])
  expect(waits[0]).toBe(3000)
})

test('two writes have two keys, and a read has none', async () => {
  const { client, seen } = against(json(201, {}), json(201, {}), json(200, {}))
  await client.POST('/v1/tasks', { body: { title: 'One' } })
  await client.POST('/v1/tasks', { body: { title: 'One' } })
  await client.GET('/v1/me')

  const [first, second, third] = seen.map(({ headers }) => headers.get('idempotency-key'))
  expect(first).not.toBe(second)
  expect(third).toBeNull()
})

test('problem details become an error that programs can act on', async () => {
  const problem = { code: 'precondition-failed', detail: 'It is at version 3.', requestId: 'r1', errors: [] }
  const { client, seen } = against(json(412, problem))
  const patch = { params: { path: { id }, header: ifMatch(2) }, body: { title: 'Two' } }

  const failure = await answerOf(client.PATCH('/v1/tasks/{id}', patch)).catch((err: unknown) => err)

  expect(failure).toBeInstanceOf(ApiError)
  expect(failure).toMatchObject({ status: 412, code: 'precondition-failed', detail: problem.detail, requestId: 'r1' })
  expect(seen[0]!.headers.get('if-match')).toBe('"2"')
})

test('401 tells the caller to sign in; a server that cannot be reached is an error of its own', async () => {
  const refused = against(json(401, { code: 'unauthenticated' }))
  await expect(answerOf(refused.client.GET('/v1/me'))).rejects.toMatchObject({ status: 401 })
  expect(refused.refusals()).toBe(1)

  const away = against(...Array.from({ length: 4 }, () => new TypeError('connection refused')))
  await expect(answerOf(away.client.GET('/v1/me'))).rejects.toMatchObject({ status: 0, code: 'unreachable' })
})

test('a server that takes a call and never answers is given up in time', async () => {
  let calls = 0
  const client = createClient({
    baseUrl: 'http://millrace.test',
    attempts: 2,
    patience: 20,
    delay: async () => undefined,
    fetch: ({ signal }) => {
      calls += 1
      return new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason)))
    },
  })
  await expect(answerOf(client.GET('/v1/me'))).rejects.toMatchObject({ status: 0, code: 'unreachable' })
  expect(calls).toBe(2)
})

test('somebody who only has to show a second factor is not signed out', async () => {
  const challenge = { 'www-authenticate': 'Bearer error="insufficient_user_authentication", max_age=300' }
  const asked = against(json(401, { code: 'second-factor-required' }, challenge))
  await expect(answerOf(asked.client.GET('/v1/me'))).rejects.toMatchObject({ code: 'second-factor-required' })
  expect(asked.refusals()).toBe(0)
})

test('several values of one parameter are separated by commas', async () => {
  const { client, seen } = against(json(200, { items: [], nextCursor: null }))
  await client.GET('/v1/tasks', { params: { query: { status: ['pending', 'in-progress'] } } })
  expect(new URL(seen[0]!.url).searchParams.get('status')).toBe('pending,in-progress')
})
