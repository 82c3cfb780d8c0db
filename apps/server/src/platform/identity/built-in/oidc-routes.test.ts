import Fastify from 'fastify'
import { expect, test } from 'vitest'
import { startSignInServer } from '../../../../testing/sign-in-server.ts'
import { BuiltInProvider } from './built-in-provider.ts'
import { mountProvider } from './oidc.routes.ts'
import { SigningKeys } from './signing-keys.ts'

test('a provider that cannot be had is answered for like any other fault', async () => {
  const { provider, db, close } = await startSignInServer()
  const failing = new BuiltInProvider(provider.parts, {
    protocol: () => Promise.reject(Object.assign(new Error('no keys'), { statusCode: 503 })),
    signingKeys: new SigningKeys(db, provider.clock),
    sessions: provider.sessions,
  })
  const app = Fastify()
  await mountProvider(app, failing)

  const answer = await app.inject('/oidc/.well-known/openid-configuration')
  expect(answer.statusCode).toBe(503)
  await app.close()
  await close()
})
