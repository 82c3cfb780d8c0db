import { createHash, randomUUID } from 'node:crypto'
import { once } from 'node:events'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { createServer } from 'node:http'
import { text } from 'node:stream/consumers'
import type { JWTPayload } from 'jose'
import { exportJWK, generateKeyPair, SignJWT } from 'jose'

/** Whom the issuer signs in next, with no page in between. */
export interface IssuerPerson {
  readonly subject: string
  readonly email: string
  readonly roles?: readonly string[]
  readonly acr?: 'pwd' | 'mfa'
  /** Seconds since 1970. */
  readonly authTime?: number
  readonly sid?: string
}

interface Grant {
  readonly person: IssuerPerson
  readonly nonce: string | null
  readonly challenge: string
  readonly redirectUri: string
}

/** An OpenID provider in the likeness of Keycloak, of which tests decide what it says. */
export class SessionIssuer {
  person: IssuerPerson = { subject: 'ada', email: 'ada@example.com' }
  /** Answers every request with this status instead. */
  brokenWith: number | null = null
  /** Answers an authorization request with this error instead of a code. */
  authorizationError: string | null = null
  /** Answers a request for tokens with this error instead. */
  tokenError: string | null = null
  /** Claims that take the place of the right ones. */
  idClaims: Record<string, unknown> = {}
  accessClaims: Record<string, unknown> = {}
  refreshes = 0
  readonly revoked: string[] = []
  readonly clients: (string | undefined)[] = []
  readonly #codes = new Map<string, Grant>()
  /** Refresh tokens that work; each works once. */
  readonly #refreshTokens = new Map<string, Grant>()
  readonly #server = createServer((request, response) => {
    void this.#answer(request, response).catch((err) => response.writeHead(500).end(String(err)))
  })
  #sign: (claims: Record<string, unknown>, typ: string) => Promise<string> = () =>
    Promise.reject(new Error('not started'))
  #keys = ''
  url = ''

  async start(): Promise<this> {
    const { privateKey, publicKey } = await generateKeyPair('RS256')
    this.#keys = JSON.stringify({ keys: [{ ...(await exportJWK(publicKey)), kid: 'one', alg: 'RS256', use: 'sig' }] })
    this.#sign = (claims, typ) =>
      new SignJWT(claims).setProtectedHeader({ alg: 'RS256', kid: 'one', typ }).sign(privateKey)
    this.#server.listen(0, '127.0.0.1')
    await once(this.#server, 'listening')
    this.url = `http://127.0.0.1:${(this.#server.address() as { port: number }).port}`
    return this
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections()
    this.#server.close()
    await once(this.#server, 'close')
  }

  /** Ends all refresh tokens, as an administrator does. */
  refuseRefreshes(): void {
    this.#refreshTokens.clear()
  }

  /** Changes who the refresh tokens stand for, as when a role is given. */
  changePeople(change: (person: IssuerPerson) => IssuerPerson): void {
    for (const [token, grant] of this.#refreshTokens) {
      this.#refreshTokens.set(token, { ...grant, person: change(grant.person) })
    }
  }

  logoutToken(claims: Record<string, unknown> = {}, typ = 'logout+jwt'): Promise<string> {
    const now = Math.floor(Date.now() / 1000)
    const events = { 'http://schemas.openid.net/event/backchannel-logout': {} }
    const usual = { iss: this.url, aud: 'millrace-web', iat: now, exp: now + 120, jti: randomUUID(), events }
    return this.#sign({ ...usual, ...claims }, typ)
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '', this.url)
    const form = new URLSearchParams(request.method === 'POST' ? await text(request) : '')
    if (this.brokenWith !== null) return void response.writeHead(this.brokenWith).end()
    if (url.pathname === '/.well-known/openid-configuration') return json(response, 200, this.#metadata())
    if (url.pathname === '/keys') return void response.setHeader('content-type', 'application/json').end(this.#keys)
    if (url.pathname === '/authorize') return this.#authorize(url.searchParams, response)
    if (url.pathname === '/token') {
      this.clients.push(request.headers.authorization)
      return this.#token(form, response)
    }
    if (url.pathname === '/revoke') {
      this.revoked.push(form.get('token') ?? '')
      this.#refreshTokens.delete(form.get('token') ?? '')
      return void response.end()
    }
    response.writeHead(404).end()
  }

  #metadata() {
    return {
      issuer: this.url,
      jwks_uri: `${this.url}/keys`,
      authorization_endpoint: `${this.url}/authorize`,
      token_endpoint: `${this.url}/token`,
      revocation_endpoint: `${this.url}/revoke`,
      end_session_endpoint: `${this.url}/logout`,
      response_types_supported: ['code'],
      subject_types_supported: ['public'],
      id_token_signing_alg_values_supported: ['RS256'],
    }
  }

  #authorize(query: URLSearchParams, response: ServerResponse): void {
    const back = new URL(query.get('redirect_uri') ?? '')
    back.searchParams.set('state', query.get('state') ?? '')
    if (this.authorizationError !== null) back.searchParams.set('error', this.authorizationError)
    else {
      const code = randomUUID()
      const [challenge, redirectUri] = [query.get('code_challenge') ?? '', query.get('redirect_uri') ?? '']
      this.#codes.set(code, { person: this.person, nonce: query.get('nonce'), challenge, redirectUri })
      back.searchParams.set('code', code)
    }
    response.writeHead(303, { location: back.href }).end()
  }

  async #token(form: URLSearchParams, response: ServerResponse): Promise<void> {
    const isRefresh = form.get('grant_type') === 'refresh_token'
    if (isRefresh) this.refreshes += 1
    if (this.tokenError !== null) return json(response, 401, { error: this.tokenError })
    const [grants, key] = isRefresh ? [this.#refreshTokens, 'refresh_token'] : [this.#codes, 'code']
    const grant = grants.get(form.get(key) ?? '')
    grants.delete(form.get(key) ?? '')
    const challenge = createHash('sha256')
      .update(form.get('code_verifier') ?? '')
      .digest('base64url')
    if (!grant || (!isRefresh && (challenge !== grant.challenge || form.get('redirect_uri') !== grant.redirectUri))) {
      return json(response, 400, { error: 'invalid_grant' })
    }
    const refreshToken = randomUUID()
    this.#refreshTokens.set(refreshToken, grant)
    json(response, 200, {
      token_type: 'Bearer',
      expires_in: 300,
      refresh_token: refreshToken,
      access_token: await this.#sign({ ...this.#accessClaims(grant), ...this.accessClaims }, 'at+jwt'),
      id_token: await this.#sign({ ...this.#idClaims(grant), ...this.idClaims }, 'JWT'),
    })
  }

  #accessClaims({ person }: Grant): JWTPayload {
    const { subject, email, roles = ['user'] } = person
    return { ...this.#common(person), aud: 'millrace-api', sub: subject, email, name: email, realm_access: { roles } }
  }

  #idClaims({ person, nonce }: Grant): JWTPayload {
    return { ...this.#common(person), aud: 'millrace-web', sub: person.subject, ...(nonce !== null && { nonce }) }
  }

  #common({ acr = 'pwd', authTime, sid }: IssuerPerson): JWTPayload {
    const now = Math.floor(Date.now() / 1000)
    const times = { iat: now, exp: now + 300, auth_time: authTime ?? now }
    return { iss: this.url, ...times, acr, azp: 'millrace-web', ...(sid !== undefined && { sid }) }
  }
}

function json(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
}
