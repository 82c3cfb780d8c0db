import { afterAll, beforeAll, expect, test } from 'vitest'
import { keepSessions } from '../../../../testing/keep-sessions.ts'
import type { SignInServer } from '../../../../testing/sign-in-server.ts'
import { startSignInServer } from '../../../../testing/sign-in-server.ts'
import { Visitor } from '../../../../testing/visitor.ts'

const password = 'correct horse battery staple'
const other = 'a stable full of batteries'

let server: SignInServer
beforeAll(async () => {
  server = await startSignInServer()
})
afterAll(() => server.close())

async function signIn(email: string, given: string) {
  const visitor = new Visitor(server)
  await visitor.begin()
  return visitor.submit({ email, password: given })
}

test('a password is not changed when the sign-ins by the old one do not end', async () => {
  const email = 'ada@example.test'
  await server.addUser(email, password)
  const visitor = new Visitor(server)
  await visitor.open('/oidc/account')
  await visitor.submit({ email, password })
  const change = () => visitor.submit({ password, 'new-password': other }, '/password')
  expect((await keepSessions(server.db, change)).status).toBe(500)

  expect((await signIn(email, other)).back).toBeNull()
  expect((await signIn(email, password)).back).not.toBeNull()
})

test('nor is a forgotten one, and the link stays good', async () => {
  const email = 'bob@example.test'
  await server.addUser(email, password)
  const visitor = new Visitor(server)
  await visitor.open('/oidc/forgot-password')
  await visitor.submit({ email })
  const [mail = ''] = await server.mailsTo(email)
  const link = /http\S+\/oidc\/reset\/[\w-]+/.exec(mail)?.[0] ?? ''
  await visitor.open(link)
  expect((await keepSessions(server.db, () => visitor.submit({ 'new-password': other }))).status).toBe(500)
  expect((await signIn(email, password)).back).not.toBeNull()

  await visitor.open(link)
  expect((await visitor.submit({ 'new-password': other })).title).toBe('Your password is saved')
})
