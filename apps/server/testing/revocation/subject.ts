import { servicePermissions } from '@millrace/contract'
import type { House } from '../authorization/house.ts'
import type { TestServer } from '../test-server.ts'
import type { Door, Loss, Subject } from './losses.ts'
import { made } from './place.ts'

const none = { tokenId: null, bearer: null, headers: {} }
const daySeconds = 86_400

/** Makes who is about to lose something, with what they show at the door. */
export async function arrive(house: House, { door, by, lifetimeSeconds = 500 }: Loss): Promise<Subject> {
  const { server } = house
  if (door === 'program') return arriveAsProgram(house)
  const { id: userId } = await server.createUser({ role: by === 'role' ? 'admin' : 'user' })
  return { ...none, userId, ...(await ways[door](house, userId, lifetimeSeconds)) }
}

type Shown = Partial<Omit<Subject, 'userId'>>

const ways: Readonly<
  Record<Exclude<Door, 'program'>, (house: House, userId: string, lifetimeSeconds: number) => Promise<Shown>>
> = {
  'personal token': async ({ server }, userId, lifetimeSeconds) => {
    const expiresAt = new Date(server.clock.now().getTime() + lifetimeSeconds * 1000).toISOString()
    const made = await server.as({ id: userId }).post('/v1/me/tokens', { name: 'a token', expiresAt })
    return { tokenId: made.body.id, bearer: made.body.token }
  },
  'access token': async ({ server, sign }, userId, lifetimeSeconds) => {
    const now = Math.floor(server.clock.now().getTime() / 1000)
    return { bearer: await sign(userId, { acr: 'pwd', claims: { exp: now + lifetimeSeconds } }) }
  },
  session: async ({ server }, userId) => {
    const cookie = `__Host-millrace=${await startSession(server, userId)}`
    const { publicOrigin } = server.ctx.sessions
    return { headers: { cookie, origin: publicOrigin, 'x-requested-by': 'millrace' } }
  },
}

/** Signs a person in with a browser, as the issuer's answer would. */
async function startSession({ ctx }: TestServer, userId: string): Promise<string> {
  const tokens = { accessToken: '', refreshToken: null, idToken: '', issuerSessionId: null }
  const { secret } = await ctx.sessions.start({
    principal: { userId, role: 'user', permissions: new Set(), tokenId: '' },
    issued: { ...tokens, subject: userId, expiresInSeconds: daySeconds },
    client: 'a browser',
    address: '192.0.2.1',
    replaces: undefined,
  })
  return secret
}

async function arriveAsProgram({ server, sign }: House): Promise<Subject> {
  const asAdmin = server.as(await server.createUser({ role: 'admin' }))
  const { id } = await made(asAdmin, '/v1/service-accounts', { name: 'a program', permissions: servicePermissions })
  return { ...none, userId: id, bearer: await sign(id, { claims: { secret_version: 1 } }) }
}
