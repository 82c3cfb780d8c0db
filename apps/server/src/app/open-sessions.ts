import type { Ctx } from '../platform/context.ts'
import { openSealer } from '../platform/crypto/seal.ts'
import { openLogoutTokenVerifier } from '../platform/identity/logout-token.ts'
import { secondFactorAcr as usualAcr } from '../platform/identity/step-up.ts'
import { IssuerClient } from '../platform/sessions/issuer-client.ts'
import { postgresSessions } from '../platform/sessions/postgres-sessions.store.ts'
import { openRedis } from '../platform/sessions/redis.ts'
import { RedisSessions } from '../platform/sessions/redis-sessions.ts'
import type { OpenSessions, SessionParts } from '../platform/sessions/session-parts.ts'
import type { SessionStore } from '../platform/sessions/session-store.ts'
import { Sessions } from '../platform/sessions/sessions.ts'
import type { Config } from './config/config.ts'
import { addressOf } from './config/config.ts'
import type { Identity } from './open-identity.ts'
import { StartError } from './start-error.ts'

const hourMilliseconds = 3_600_000
const webClient = 'millrace-web'

/** Opens the sessions of browsers: in Redis when it is configured, in PostgreSQL otherwise. */
export async function openSessions(
  ctx: Pick<Ctx, 'db' | 'clock' | 'log' | 'newId' | 'authenticator'>,
  { issuer, keys, provider }: Identity,
  config: Pick<Config, 'sessions' | 'client' | 'publicUrl' | 'host' | 'port'>,
): Promise<OpenSessions> {
  const { publicUrl, client } = config
  const { secondFactorAcr = usualAcr } = ctx.authenticator
  const common = { issuer, publicUrl, secondFactorAcr }
  const options = provider
    ? { ...common, clientId: webClient, clientSecret: null, ownAddress: addressOf(config.host, config.port) }
    : { ...common, clientId: client.id, clientSecret: client.secret }
  // Before the store, which would stay open if this failed.
  const sealer = await openSealer(ctx.db, ctx.clock.now())
  const parts: SessionParts = {
    ...ctx,
    publicUrl,
    store: await openStore(ctx, config),
    issuer: new IssuerClient(options),
    sealer,
    limits: {
      idle: config.sessions.idleHours * hourMilliseconds,
      longest: config.sessions.maxDays * 24 * hourMilliseconds,
    },
  }
  const verifyLogoutToken = openLogoutTokenVerifier({ issuer, clientId: options.clientId, keys, clock: ctx.clock })
  return { ...parts, sessions: new Sessions(parts), verifyLogoutToken }
}

async function openStore(
  { db, log }: Pick<Ctx, 'db' | 'log'>,
  { sessions: { redisUrl } }: Pick<Config, 'sessions'>,
): Promise<SessionStore> {
  if (redisUrl === null) return postgresSessions(db)
  try {
    return new RedisSessions(await openRedis(redisUrl, log))
  } catch (err) {
    const { host } = new URL(redisUrl)
    const reason = err instanceof Error ? err.message : String(err)
    throw new StartError(
      `The Redis of REDIS_URL at ${host} cannot be used: ${reason}.\n` +
        'Start it or correct REDIS_URL; without REDIS_URL, sessions are kept in PostgreSQL.',
      { cause: err },
    )
  }
}
