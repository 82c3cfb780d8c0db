import type { IncomingMessage, ServerResponse } from 'node:http'
import type { JSONWebKeySet } from 'jose'
import type { Provider } from 'oidc-provider'
import type { Clock } from '../../clock/clock.ts'
import { openSealer } from '../../crypto/seal.ts'
import { serverSecret } from '../../crypto/server-secrets.ts'
import { isUnavailable } from '../../database/database-error.ts'
import type { Accounts } from '../accounts.ts'
import { SecondFactors } from '../second-factor/second-factors.ts'
import { SignInDelay } from '../sign-in-delay.ts'
import type { TokenKeys } from '../token-keys.ts'
import { localKeys } from '../token-keys.ts'
import { accountsOf } from './invitations.ts'
import { LaterMails } from './later-mails.ts'
import { openProtocol } from './open-protocol.ts'
import type { ProviderOptions, ProviderParts } from './provider-parts.ts'
import { providerPath } from './provider-path.ts'
import { ProviderSessions } from './sessions.ts'
import { SignIns } from './sign-ins.ts'
import { SigningKeys } from './signing-keys.ts'

/** Opens the OpenID provider that serves when no other issuer is configured. */
export async function openBuiltInProvider(given: ProviderOptions): Promise<BuiltInProvider> {
  const { clock, publicUrl, mailer, log } = given
  const db = tellingStatus(given.db)
  const options = { ...given, db }
  const issuer = publicUrl + providerPath
  const signingKeys = new SigningKeys(db, clock)
  const cookieKeys = [await serverSecret(db, 'oidc-cookies', 32, clock.now())]
  const factors = new SecondFactors({ db, clock, sealer: await openSealer(db, clock.now()) })
  const protocol = openProtocol({ ...options, issuer, cookieKeys, signingKeys })
  await protocol()
  const sessions = new ProviderSessions(options, protocol)
  const laterMails = new LaterMails(mailer, log)
  const parts = { ...options, issuer, home: `${publicUrl}/`, factors, delay: new SignInDelay(), laterMails, sessions }
  return new BuiltInProvider(parts, { protocol, signingKeys, sessions })
}

/** The provider takes the status of its answer from the error, and would answer 500 when the database is away. */
function tellingStatus(db: ProviderOptions['db']): ProviderOptions['db'] {
  const tell = (err: unknown): never => {
    throw isUnavailable(err) ? Object.assign(err as Error, { statusCode: 503 }) : err
  }
  return {
    query: (query) => db.query<never>(query).catch(tell),
    transaction: (work) => db.transaction(work).catch(tell),
  }
}

interface Inside {
  readonly protocol: () => Promise<Provider>
  readonly signingKeys: SigningKeys
  readonly sessions: ProviderSessions
}

/** `url` is the request's address below the issuer. */
type AnswerProtocol = (
  request: IncomingMessage & { originalUrl?: string },
  response: ServerResponse,
  url: string,
) => Promise<void>

/** The built-in provider: the protocol's endpoints, and what its pages work with. */
export class BuiltInProvider {
  readonly issuer: string
  readonly clock: Clock
  readonly parts: ProviderParts
  readonly signIns: SignIns
  readonly sessions: ProviderSessions
  /** For those who look after people. */
  readonly accounts: Accounts
  /** For checking its tokens, also those of a key that was made since this process started. */
  readonly keys: TokenKeys
  readonly #protocol: () => Promise<Provider>
  readonly #signingKeys: SigningKeys
  readonly #finders = new WeakMap<JSONWebKeySet, TokenKeys>()
  readonly #answers = new WeakMap<Provider, ReturnType<Provider['callback']>>()

  constructor(parts: ProviderParts, { protocol, signingKeys, sessions }: Inside) {
    this.issuer = parts.issuer
    this.clock = parts.clock
    this.parts = parts
    this.signIns = new SignIns(parts, protocol)
    this.sessions = sessions
    this.accounts = accountsOf(parts)
    this.keys = async (header, token) => this.#find(await this.publicKeys())(header, token)
    this.#protocol = protocol
    this.#signingKeys = signingKeys
  }

  /** The half of its keys that anyone may see; read again every 30 seconds. */
  async publicKeys(): Promise<JSONWebKeySet> {
    return (await this.#signingKeys.current()).published
  }

  /** Made once for a set of keys, because it remembers the keys in the form in which they check. */
  #find(published: JSONWebKeySet): TokenKeys {
    const find = this.#finders.get(published) ?? localKeys(published)
    this.#finders.set(published, find)
    return find
  }

  /** What answers requests to the protocol's endpoints; rejects when the keys cannot be had. */
  async protocol(): Promise<AnswerProtocol> {
    const provider = await this.#protocol()
    const answer = this.#answers.get(provider) ?? provider.callback()
    this.#answers.set(provider, answer)
    return async (request, response, url) => {
      request.originalUrl = new URL(this.issuer).pathname + url
      request.url = url
      await answer(request, response)
    }
  }

  /** Waits for mails that are being sent, and for clients that are being told of a sign-out. */
  async close(): Promise<void> {
    await Promise.all([this.parts.laterMails.close(), this.sessions.close()])
  }
}
