import { afterAll, beforeAll, expect, test } from 'vitest'
import type { SignInServer } from '../../../../testing/sign-in-server.ts'
import { startSignInServer } from '../../../../testing/sign-in-server.ts'
import { Visitor } from '../../../../testing/visitor.ts'

const password = 'correct horse battery staple'

let server: SignInServer
beforeAll(async () => {
  server = await startSignInServer()
})
afterAll(() => server.close())

test.each([
  ['who is an admin no more', `role = 'user'`],
  ['whose account is disabled', 'disabled_at = now()'],
])('an invitation by somebody %s is worth nothing', async (_name, loss) => {
  const createdBy = await server.addUser(`ada-${loss.length}@example.test`, password, 'admin')
  const draft = { email: `eve-${loss.length}@example.test`, name: 'Eve', role: 'admin', createdBy } as const
  const { url } = await server.provider.accounts.createInvitation(server.db, draft)
  await server.db.query({ text: `update users set ${loss} where id = $1`, values: [createdBy] })
  const visitor = new Visitor(server)
  await visitor.open(url)
  const seen = await visitor.submit({ name: 'Eve', 'new-password': password })

  expect(seen.title).not.toBe('Your account is ready')
  const made = await server.db.query({ text: 'select 1 from users where email = $1', values: [draft.email] })
  expect(made).toEqual([])
})
