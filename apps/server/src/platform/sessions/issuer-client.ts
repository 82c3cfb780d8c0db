import * as oidc from 'openid-client'
import { AppError } from '../errors/app-error.ts'
import { ownCallHeaders } from '../identity/built-in/own-calls.ts'
import { secondFactorSeconds } from '../identity/step-up.ts'

interface Options {
  readonly issuer: string
  readonly clientId: string
  /** Null for a public client. */
  readonly clientSecret: string | null
  /** How people reach the server, without a slash at its end. */
  readonly publicUrl: string
  /** The authentication context class to ask for when a second factor is needed. */
  readonly secondFactorAcr: string
  /**
   * Where this process itself listens, when it is the issuer: the public address may lead through a proxy that is
   * not there yet, or cannot be reached from inside.
   */
  readonly ownAddress?: string
}

/** What protects one sign-in. All of it stays on the server; the browser only carries `state`. */
export interface SignInChecks {
  readonly state: string
  readonly nonce: string
  readonly verifier: string
  readonly stepUp: boolean
}

/** What the token endpoint gave. */
export interface IssuedTokens {
  readonly accessToken: string
  readonly refreshToken: string | null
  /** Absent where a refresh brings none. */
  readonly idToken: string | null
  readonly subject: string | null
  readonly issuerSessionId: string | null
  readonly expiresInSeconds: number
}

const timeoutSeconds = 5
const usualSeconds = 300
const scope = 'openid email profile'

/** The issuer's answer is not one that can be trusted, or it refuses. The message is for the log. */
export class SignInRefused extends Error {
  override name = 'SignInRefused'
  /** What the issuer says (RFC 6749, section 4.1.2.1), when it was the one. */
  readonly reason: string

  constructor(reason: string, message: string) {
    super(message)
    this.reason = reason
  }
}

/** This server as a client of the issuer: signs people in, renews and revokes their tokens. */
export class IssuerClient {
  readonly issuer: string
  readonly #options: Options
  #discovered: Promise<oidc.Configuration> | undefined

  constructor(options: Options) {
    this.issuer = options.issuer
    this.#options = options
  }

  get #redirectUri(): string {
    return `${this.#options.publicUrl}/auth/callback`
  }

  /** Where the browser goes to sign in. */
  async authorizationUrl({ state, nonce, verifier, stepUp }: SignInChecks): Promise<string> {
    const config = await this.#config()
    return oidc.buildAuthorizationUrl(config, {
      scope,
      state,
      nonce,
      redirect_uri: this.#redirectUri,
      code_challenge: await oidc.calculatePKCECodeChallenge(verifier),
      code_challenge_method: 'S256',
      // Without `max_age`, which would ask for the password as well; how old the proof is, is checked in `exchange`.
      ...(stepUp && { acr_values: this.#options.secondFactorAcr }),
    }).href
  }

  /** Exchanges the code that the browser came back with. Rejects with `SignInRefused` what does not hold. */
  async exchange(query: URLSearchParams, { state, nonce, verifier, stepUp }: SignInChecks): Promise<IssuedTokens> {
    const config = await this.#config()
    const url = new URL(this.#redirectUri)
    url.search = query.toString()
    try {
      const checks = { pkceCodeVerifier: verifier, expectedState: state, expectedNonce: nonce, idTokenExpected: true }
      const maxAge = stepUp ? { maxAge: secondFactorSeconds } : {}
      return toIssued(await oidc.authorizationCodeGrant(config, url, { ...checks, ...maxAge }))
    } catch (err) {
      if (err instanceof oidc.AuthorizationResponseError) throw new SignInRefused(err.error, describe(err))
      if (isAway(err)) throw away(err)
      throw new SignInRefused('invalid', describe(err))
    }
  }

  /**
   * New tokens, or null when the refresh token is not good any more. Rejects with `unavailable` when the issuer cannot
   * be asked, and with `SignInRefused` when it refuses otherwise or its answer does not hold: the token may be spent.
   */
  async refresh(refreshToken: string): Promise<IssuedTokens | null> {
    const config = await this.#config()
    try {
      return toIssued(await oidc.refreshTokenGrant(config, refreshToken))
    } catch (err) {
      if (err instanceof oidc.ResponseBodyError && err.error === 'invalid_grant') return null
      if (isAway(err)) throw away(err)
      throw new SignInRefused(err instanceof oidc.ResponseBodyError ? err.error : 'invalid', describe(err))
    }
  }

  async revoke(refreshToken: string): Promise<void> {
    const config = await this.#config()
    if (config.serverMetadata().revocation_endpoint === undefined) return
    await oidc.tokenRevocation(config, refreshToken, { token_type_hint: 'refresh_token' })
  }

  /** Where the browser goes to end the issuer's own session, if the issuer has such a place. */
  async endSessionUrl(idToken: string): Promise<string | null> {
    const config = await this.#config()
    if (config.serverMetadata().end_session_endpoint === undefined) return null
    const back = `${this.#options.publicUrl}/`
    return oidc.buildEndSessionUrl(config, { id_token_hint: idToken, post_logout_redirect_uri: back }).href
  }

  /** Looked for when it is first needed, so that the issuer may start later than this server. */
  #config(): Promise<oidc.Configuration> {
    this.#discovered ??= this.#discover().catch((err: unknown) => {
      this.#discovered = undefined
      throw away(err)
    })
    return this.#discovered
  }

  async #discover(): Promise<oidc.Configuration> {
    const { issuer, clientId, clientSecret, ownAddress } = this.#options
    const authentication = clientSecret === null ? oidc.None() : oidc.ClientSecretBasic(clientSecret)
    const isPlain = new URL(issuer).protocol === 'http:'
    return oidc.discovery(new URL(issuer), clientId, undefined, authentication, {
      timeout: timeoutSeconds,
      execute: [oidc.enableNonRepudiationChecks, ...(isPlain ? [oidc.allowInsecureRequests] : [])],
      ...(ownAddress !== undefined && { [oidc.customFetch]: fetchAt(ownAddress) }),
    })
  }
}

/** Calls the same path where this process listens. */
const fetchAt =
  (address: string): oidc.CustomFetch =>
  (url, { body, headers, ...options }) => {
    const { pathname, search } = new URL(url)
    const marked = { ...options, headers: { ...headers, ...ownCallHeaders } }
    return fetch(address + pathname + search, { ...marked, body: body as NonNullable<RequestInit['body']> | null })
  }

function toIssued(answer: oidc.TokenEndpointResponse & oidc.TokenEndpointResponseHelpers): IssuedTokens {
  const claims = answer.claims()
  return {
    accessToken: answer.access_token,
    refreshToken: answer.refresh_token ?? null,
    idToken: answer.id_token ?? null,
    subject: claims?.sub ?? null,
    issuerSessionId: typeof claims?.sid === 'string' ? claims.sid : null,
    expiresInSeconds: answer.expiresIn() ?? usualSeconds,
  }
}

/** Whether the issuer did not answer at all, or only that it cannot. */
function isAway(err: unknown): boolean {
  if (err instanceof oidc.ResponseBodyError) return err.status >= 500 || err.status === 429
  if (err instanceof oidc.ClientError) {
    const { cause } = err
    if (cause instanceof Response) return cause.status >= 500 || cause.status === 429
    return err.code === 'OAUTH_TIMEOUT' || err.code === 'OAUTH_ABORT' || isAway(cause)
  }
  // What `fetch` rejects with.
  return err instanceof TypeError && err.message === 'fetch failed'
}

const away = (err: unknown): AppError =>
  err instanceof AppError
    ? err
    : new AppError('unavailable', {
        detail:
          'The identity provider does not answer as it should, so nobody can be signed in. Try again in a moment.',
        retryAfterSeconds: 5,
        cause: new Error(describe(err)),
      })

/** Without the cause: it can hold tokens and claims, which no log should. */
function describe(err: unknown): string {
  const { code, error, status, message } = err as { code?: string; error?: string; status?: number; message?: string }
  return [code, error, status, message].filter((part) => part !== undefined).join(' ')
}
