import type { IncomingMessage, ServerResponse } from 'node:http'
import type { JSONWebKeySet } from 'jose'
import { SessionNotFound } from 'oidc-provider/lib/helpers/errors.js'
import { Provider } from 'oidc-provider/lib/provider.js'
import type { Logger } from 'pino'
import type { Clock } from '../../clock/clock.ts'
import { serverSecret } from '../../crypto/server-secrets.ts'
import { isUnavailable } from '../../database/database-error.ts'
import type { Query, Queryable } from '../../database/query.ts'
import { signIn } from '../sign-in.ts'
import { SignInDelay } from '../sign-in-delay.ts'
import { oidcConfiguration } from './oidc-configuration.ts'
import { publicHalf, signingKeys } from './signing-keys.ts'

interface Options {
  readonly db: Queryable
  readonly clock: Clock
  readonly log: Pick<Logger, 'error' | 'warn' | 'debug'>
  /** How people reach the server, without a slash at its end. */
  readonly publicUrl: string
  readonly audience: string
}

/** A sign-in under way: a browser that was sent to our page by a client. */
export interface SignIn {
  readonly id: string
  /** Who the client thinks it is, to fill in the form. */
  readonly emailHint: string
  /** Where the browser is sent at the end. */
  readonly clientOrigin: string
}

/** Where the provider is found below the public address. */
export const providerPath = '/oidc'

/** Opens the OpenID provider that serves when no other issuer is configured. */
export async function openBuiltInProvider({ db, clock, log, publicUrl, audience }: Options): Promise<BuiltInProvider> {
  const issuer = publicUrl + providerPath
  const keys = await signingKeys(db, clock.now())
  const cookieKeys = [await serverSecret(db, 'oidc-cookies', 32, clock.now())]
  const options = { db: tellingStatus(db), clock, publicUrl, issuer, audience, keys, cookieKeys }
  const provider = new Provider(issuer, oidcConfiguration(options))
  believeIssuer(provider)
  provider.onerror = (err) => log.warn({ err }, 'A request to the OpenID provider broke off')
  provider.on('server_error', (_ctx, err) => log.error({ err }, 'The OpenID provider failed'))
  provider.on('authorization.error', (_ctx, err) => log.debug({ err }, 'An authorization request was refused'))
  provider.on('grant.error', (_ctx, err) => log.debug({ err }, 'A token request was refused'))
  return new BuiltInProvider(provider, publicHalf(keys), { db, clock, delay: new SignInDelay() })
}

/** The provider takes the status of its answer from the error, and would answer 500 when the database is away. */
const tellingStatus = (db: Queryable): Queryable => ({
  query: <Row>(query: Query) =>
    db.query<Row>(query).catch((err: unknown) => {
      throw isUnavailable(err) ? Object.assign(err as Error, { statusCode: 503 }) : err
    }),
})

/** Addresses and secure cookies follow the issuer, not the `Host` of a request or how a proxy reaches us. */
function believeIssuer(provider: Provider): void {
  const { protocol, host } = new URL(provider.issuer)
  Object.defineProperties(provider.request, {
    protocol: { get: () => protocol.slice(0, -1) },
    host: { get: () => host },
  })
}

export class BuiltInProvider {
  readonly issuer: string
  readonly publicKeys: JSONWebKeySet
  readonly clock: Clock
  readonly #provider: Provider
  readonly #answer: (request: IncomingMessage, response: ServerResponse) => Promise<void>
  readonly #signIn: Parameters<typeof signIn>[0]

  constructor(provider: Provider, publicKeys: JSONWebKeySet, ctx: Parameters<typeof signIn>[0]) {
    this.issuer = provider.issuer
    this.publicKeys = publicKeys
    this.clock = ctx.clock
    this.#provider = provider
    this.#answer = provider.callback()
    this.#signIn = ctx
  }

  /** Answers a request to one of the protocol's endpoints; `url` is the request's address below the issuer. */
  async handle(request: IncomingMessage & { originalUrl?: string }, response: ServerResponse, url: string) {
    request.originalUrl = new URL(this.issuer).pathname + url
    request.url = url
    await this.#answer(request, response)
  }

  /** The sign-in that the request's signed cookie names, or null when there is none any more. */
  async findSignIn(request: IncomingMessage, response: ServerResponse): Promise<SignIn | null> {
    try {
      const { uid, params } = await this.#provider.interactionDetails(request, response)
      const { login_hint: hint, redirect_uri: redirectUri } = params
      return {
        id: uid,
        emailHint: typeof hint === 'string' ? hint.slice(0, 254) : '',
        clientOrigin: new URL(String(redirectUri)).origin,
      }
    } catch (err) {
      if (err instanceof SessionNotFound) return null
      throw err
    }
  }

  /** The user whose e-mail address and password these are, or null. */
  checkPassword(attempt: Parameters<typeof signIn>[1]): Promise<string | null> {
    return signIn(this.#signIn, attempt)
  }

  /** Signs a user in and gives the address at which the browser goes on. */
  completeSignIn(request: IncomingMessage, response: ServerResponse, userId: string): Promise<string> {
    const login = { accountId: userId, acr: 'pwd', amr: ['pwd'], remember: true }
    return this.#provider.interactionResult(request, response, { login })
  }
}
