import { randomBytes } from 'node:crypto'
import * as client from 'openid-client'
import { trustIssuer } from '../../src/app/trust-issuer.ts'
import type { HouseIssuer } from '../authorization/own-issuer.ts'
import type { TestServer } from '../test-server.ts'
import type { Person, RunningKeycloak } from './keycloak.ts'
import { addPerson, addPublicClient, setRoles } from './keycloak.ts'
import type { Services } from './set-up.ts'
import { signIn } from './sign-in.ts'

type UserRole = 'viewer' | 'user' | 'admin'

// Tokens of a second, and for how long they are still taken.
const shortSeconds = 1
const expiredMilliseconds = 10_000
const trusted = { audience: 'millrace-api', roleClaim: null, rolesFrom: 'issuer', secondFactorAcr: 'mfa' } as const

/** Gives the people of a house accounts and tokens at a real Keycloak, which also decides about their roles. */
export async function openKeycloakIssuer(
  { ctx, clock }: TestServer,
  { keycloak, millrace }: Pick<Services, 'keycloak' | 'millrace'>,
): Promise<HouseIssuer> {
  const { issuer } = keycloak
  const { authenticator } = trustIssuer(ctx, { ...trusted, issuer })
  const clients = await openClients(keycloak)
  const people = new Map<string, Person>()
  const redirectUri = `${millrace}/auth/callback`

  async function personOf(userId: string, totp: boolean): Promise<Person> {
    const known = people.get(userId)
    if (known) return known
    const [user] = await ctx.db.query<{ role: UserRole }>({
      text: 'select role from users where id = $1',
      values: [userId],
    })
    if (!user) throw new Error(`There is no user ${userId}`)
    const person = await addPerson(keycloak, { roles: [user.role], totp })
    people.set(userId, person)
    await ctx.db.query({
      text: 'insert into user_identities (issuer, subject, user_id, created_at) values ($1, $2, $3, $4)',
      values: [issuer, person.id, userId, clock.now()],
    })
    return person
  }

  const sign: HouseIssuer['sign'] = async (userId, { expired, otherAudience, acr, claims }) => {
    if (claims) throw new Error('Keycloak does not put just any claims into a token.')
    const isStrong = acr === 'mfa'
    const person = await personOf(userId, isStrong)
    const config = (expired && clients.short) || (otherAudience && clients.elsewhere)
    const step = { ...(isStrong && { acr }), ...(config && { config }) }
    const tokens = await signIn(keycloak, person, { redirectUri, ...step })
    // The clock of the house stands still: it is put on, so that no token is of the future, or back.
    const now = Date.now() + (expired ? expiredMilliseconds : 0)
    clock.set(new Date(Math.max(now, clock.now().getTime())))
    return tokens.access_token
  }

  return {
    authenticator,
    isForEverybody: true,
    sign,
    async demote(userId) {
      await setRoles(keycloak, await personOf(userId, false), ['user'])
      await authenticator.authenticate(await sign(userId, { acr: 'pwd' }))
    },
  }
}

/** Clients whose tokens end at once, or are for another audience. */
async function openClients(keycloak: RunningKeycloak) {
  const suffix = randomBytes(4).toString('hex')
  const open = async (name: string, changes: Parameters<typeof addPublicClient>[2]) => {
    const id = `${name}-${suffix}`
    await addPublicClient(keycloak, id, changes)
    const options = { execute: [client.allowInsecureRequests] }
    return client.discovery(new URL(keycloak.issuer), id, undefined, client.None(), options)
  }
  return {
    short: await open('short', { attributes: { 'access.token.lifespan': String(shortSeconds) } }),
    elsewhere: await open('elsewhere', { isForApi: false }),
  }
}
