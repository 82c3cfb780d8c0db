import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Client, Provider } from 'oidc-provider'
import { BackgroundWork } from '../../background-work.ts'
import type { Transaction } from '../../database/database.ts'
import type { EndedSignIns } from '../accounts.ts'
import type { Authorizations, Person } from './accounts.store.ts'
import { findAuthorizations, findPerson, removeSessions } from './accounts.store.ts'
import { sessionCookie, sessionSeconds } from './oidc-configuration.ts'
import type { ProviderOptions } from './provider-parts.ts'

type Session = Awaited<ReturnType<Provider['Session']['get']>>
type Parts = Pick<ProviderOptions, 'db' | 'clock' | 'log'>

/** Who is signed in at the provider in a browser. */
export interface BrowserSession {
  readonly person: Person
  /** Seconds since 1970. */
  readonly authTime: number
}

/** The sign-ins that the provider keeps. */
export class ProviderSessions {
  readonly #parts: Parts
  readonly #provider: () => Promise<Provider>
  readonly #listeners: ((userId: string) => Promise<void>)[] = []
  readonly #work = new BackgroundWork()

  constructor(parts: Parts, provider: () => Promise<Provider>) {
    this.#parts = parts
    this.#provider = provider
  }

  /** Calls a listener, in this process and before whoever ends the sign-ins of a person goes on, whenever they end. */
  onEnd(listener: (userId: string) => Promise<void>): void {
    this.#listeners.push(listener)
  }

  /** Who is signed in, or null. */
  async find(request: IncomingMessage, response: ServerResponse): Promise<BrowserSession | null> {
    const { accountId, loginTs = 0 } = await this.#sessionOf(request, response)
    const person = accountId === undefined ? null : await findPerson(this.#parts.db, accountId)
    const endedAt = person?.sessionsEndedAt?.getTime() ?? 0
    return person && loginTs >= Math.floor(endedAt / 1000) ? { person, authTime: loginTs } : null
  }

  /**
   * Ends all that a person has signed in to: at the provider, in the web application, and access tokens from before.
   * The clients are told meanwhile; one that cannot be reached is logged.
   */
  async endSessionsOf(userId: string): Promise<void> {
    const ended = await this.#parts.db.transaction((tx) => this.endSessionsIn(tx, userId))
    await ended.tell()
  }

  /** The same as part of a change for which the sign-ins end: both are there or neither. */
  async endSessionsIn(tx: Transaction, userId: string): Promise<EndedSignIns> {
    const now = this.#parts.clock.now()
    const authorizations = await findAuthorizations(tx, userId, now)
    await removeSessions(tx, userId, now)
    return { tell: () => this.#tell(userId, authorizations) }
  }

  async #tell(userId: string, authorizations: readonly Authorizations[]): Promise<void> {
    await Promise.all(this.#listeners.map((listener) => listener(userId)))
    for (const byClient of authorizations) {
      for (const [clientId, { sid }] of Object.entries(byClient)) this.#tellClient(clientId, userId, sid)
    }
  }

  /** Signs a person in anew whose sign-ins were ended, in this browser only, by the password that was just given. */
  async renew(request: IncomingMessage, response: ServerResponse, userId: string): Promise<void> {
    const provider = await this.#provider()
    const session = await this.#sessionOf(request, response)
    session.authorizations = {}
    session.loginAccount({ accountId: userId, acr: 'pwd', amr: ['pwd'] })
    session.resetIdentifier()
    await session.save(sessionSeconds)
    const { cookies } = provider.createContext(request, response)
    const expires = new Date(this.#parts.clock.now().getTime() + sessionSeconds * 1000)
    cookies.set(provider.cookieName('session'), session.jti, { ...sessionCookie(provider.issuer), expires })
  }

  /** Waits for clients that are being told. */
  async close(): Promise<void> {
    await this.#work.done()
  }

  async #sessionOf(request: IncomingMessage, response: ServerResponse): Promise<Session> {
    const provider = await this.#provider()
    return provider.Session.get(provider.createContext(request, response))
  }

  #tellClient(clientId: string, userId: string, sid: string | undefined): void {
    this.#work.add(this.#logOut(clientId, userId, sid), (err) =>
      this.#parts.log.warn({ err, clientId }, 'A client could not be told of a sign-out'),
    )
  }

  /** OpenID Connect Back-Channel Logout 1.0. */
  async #logOut(clientId: string, userId: string, sid: string | undefined): Promise<void> {
    const provider = await this.#provider()
    const client = (await provider.Client.find(clientId)) as LogoutClient | undefined
    if (client?.backchannelLogoutUri !== undefined && sid !== undefined) await client.backchannelLogout(userId, sid)
  }
}

/** The library's types leave the method out. */
type LogoutClient = Client & { backchannelLogout(accountId: string, sid: string): Promise<void> }
