import { once } from 'node:events'
import { createServer } from 'node:http'
import type { JWK } from 'jose'
import { exportJWK, generateKeyPair, SignJWT } from 'jose'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openTestContext } from '../../testing/open-test-context.ts'
import { onServer } from '../../testing/postgres.ts'
import type { TestDatabase } from '../../testing/test-database.ts'
import { createEmptyDatabase } from '../../testing/test-database.ts'

let database: TestDatabase
beforeEach(async () => {
  database = await createEmptyDatabase()
})
afterEach(() => database.drop())

const connections = () =>
  onServer(database.url, async (db) => {
    const { rows } = await db.query(
      'select count(*)::int from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()',
    )
    return rows[0].count
  })

test('an empty database is made ready, by two processes at once, and nothing stays open', async () => {
  const [first, second] = await Promise.all([openTestContext(database), openTestContext(database)])

  expect(await first.ctx.db.read.query({ text: 'select * from tasks' })).toEqual([])
  const cursor = first.ctx.cursors.encode('list', ['1'])
  expect(second.ctx.cursors.decode('list', cursor, 1)).toEqual(['1'])

  await Promise.all([first.close(), second.close()])
  await expect.poll(connections).toBe(0)
})

test('a start that fails half-way closes what it had opened', async () => {
  const opened = await openTestContext(database)
  await opened.close()
  await onServer(database.url, (db) => db.query('drop table oidc_payloads, server_secrets cascade'))

  await expect(openTestContext(database)).rejects.toThrow('server_secrets')

  await expect.poll(connections).toBe(0)
})

test('tokens of a configured issuer are accepted, and make a person when they first name one', async () => {
  const issuer = await startIssuer()
  const opened = await openTestContext(database, { OIDC_ISSUER: issuer.url })

  const principal = await opened.ctx.authenticator.authenticate(await issuer.token('mary', 'millrace-api'))
  expect(principal).toMatchObject({ role: 'user' })
  expect(await opened.ctx.authenticator.authenticate(await issuer.token('mary', 'another-api'))).toBeNull()
  expect(opened.identity.provider).toBeNull()

  await opened.close()
  await issuer.close()
})

/** The parts of an OpenID provider that a resource server talks to. */
async function startIssuer() {
  const { privateKey, publicKey } = await generateKeyPair('RS256')
  const key: JWK = { ...(await exportJWK(publicKey)), kid: 'one', alg: 'RS256', use: 'sig' }
  const server = createServer((request, response) => {
    const answer = request.url === '/keys' ? { keys: [key] } : { issuer: url, jwks_uri: `${url}/keys` }
    response.setHeader('content-type', 'application/json').end(JSON.stringify(answer))
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const url = `http://127.0.0.1:${(server.address() as { port: number }).port}`
  return {
    url,
    token: (subject: string, audience: string) =>
      new SignJWT({ email: `${subject}@example.com`, name: subject, realm_access: { roles: ['user'] } })
        .setProtectedHeader({ alg: 'RS256', kid: 'one', typ: 'at+jwt' })
        .setIssuer(url)
        .setAudience(audience)
        .setSubject(subject)
        .setIssuedAt()
        .setExpirationTime('5m')
        .sign(privateKey),
    close: async () => {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}
