import { randomBytes } from 'node:crypto'

/** What `scripts/keycloak.mjs start` prints. */
export interface RunningKeycloak {
  readonly issuer: string
  readonly address: string
  readonly admin: { readonly username: string; readonly password: string }
  readonly clientSecrets: Readonly<Record<'millrace-web' | 'millrace-worker', string>>
  readonly pid: number
  readonly port: number
}

/** Somebody who can sign in at Keycloak. */
export interface Person {
  readonly id: string
  readonly username: string
  readonly email: string
  readonly password: string
  /** The bytes of the key, as text. */
  readonly totpKey: string | null
}

type RealmRole = 'viewer' | 'user' | 'admin'

/** Calls the Admin API as the administrator of the whole Keycloak; `path` is one below the realm. */
export async function admin<Answer = unknown>(
  keycloak: RunningKeycloak,
  method: 'GET' | 'POST' | 'PUT' | 'DELETE',
  path: string,
  body?: unknown,
): Promise<Answer> {
  const response = await fetch(`${keycloak.address}/admin/realms/millrace${path}`, {
    method,
    headers: { authorization: `Bearer ${await adminToken(keycloak)}`, 'content-type': 'application/json' },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  })
  const text = await response.text()
  if (!response.ok) throw new Error(`${method} ${path} answers ${response.status}: ${text}`)
  return (text === '' ? null : JSON.parse(text)) as Answer
}

export async function adminToken({ address, admin: { username, password } }: RunningKeycloak): Promise<string> {
  const form = new URLSearchParams({ grant_type: 'password', client_id: 'admin-cli', username, password })
  const response = await fetch(`${address}/realms/master/protocol/openid-connect/token`, { method: 'POST', body: form })
  const { access_token: token } = (await response.json()) as { access_token?: string }
  if (!token) throw new Error(`The administrator cannot sign in at Keycloak: ${response.status}`)
  return token
}

/** Makes somebody with exactly these roles. */
export async function addPerson(
  keycloak: RunningKeycloak,
  { roles, totp = false }: { readonly roles: readonly RealmRole[]; readonly totp?: boolean },
): Promise<Person> {
  const username = `${roles.join('-') || 'nobody'}-${randomBytes(5).toString('hex')}`
  const [password, email] = [randomBytes(12).toString('hex'), `${username}@example.test`]
  const totpKey = totp ? randomBytes(10).toString('hex') : null
  const user = {
    ...{
      username,
      email,
      emailVerified: true,
      enabled: true,
      firstName: 'Test',
      lastName: username,
      realmRoles: roles,
    },
    credentials: [
      { type: 'password', value: password, temporary: false },
      ...(totpKey ? [totpCredential(totpKey)] : []),
    ],
  }
  const made = await admin<{ results: [{ id: string }] }>(keycloak, 'POST', '/partialImport', {
    ifResourceExists: 'FAIL',
    users: [user],
  })
  return { id: made.results[0].id, username, email, password, totpKey }
}

const totpCredential = (value: string) => ({
  type: 'otp',
  secretData: JSON.stringify({ value }),
  credentialData: JSON.stringify({ subType: 'totp', digits: 6, counter: 0, period: 30, algorithm: 'HmacSHA1' }),
})

/** Gives somebody exactly these roles. */
export async function setRoles(keycloak: RunningKeycloak, { id }: Person, roles: readonly RealmRole[]): Promise<void> {
  const path = `/users/${id}/role-mappings/realm`
  await admin(keycloak, 'DELETE', path, await admin(keycloak, 'GET', path))
  await admin(keycloak, 'POST', path, await Promise.all(roles.map((role) => admin(keycloak, 'GET', `/roles/${role}`))))
}

/** Disables somebody, or lets them in again. */
export async function setEnabled(keycloak: RunningKeycloak, { id }: Person, enabled: boolean): Promise<void> {
  await admin(keycloak, 'PUT', `/users/${id}`, { enabled })
}

interface Client {
  readonly id: string
  readonly attributes: Readonly<Record<string, string>>
  readonly protocolMappers: readonly { readonly id: string }[]
}

/** Makes a public client like `millrace-web`, with more attributes, or without the audience of the API. */
export async function addPublicClient(
  keycloak: RunningKeycloak,
  clientId: string,
  { attributes = {}, isForApi = true }: { readonly attributes?: Record<string, string>; readonly isForApi?: boolean },
): Promise<void> {
  const [web] = await admin<[Client]>(keycloak, 'GET', '/clients?clientId=millrace-web')
  const { id: _id, protocolMappers, ...same } = web
  const mappers = isForApi ? protocolMappers.map(({ id: _mapper, ...mapper }) => mapper) : []
  await admin(keycloak, 'POST', '/clients', {
    ...{ ...same, clientId, publicClient: true, protocolMappers: mappers, fullScopeAllowed: true },
    attributes: { ...web.attributes, ...attributes },
  })
}

/** Tells Keycloak where Millrace is for browsers. */
export async function pointWebClientAt(keycloak: RunningKeycloak, origin: string): Promise<void> {
  const [client] = await admin<[Client]>(keycloak, 'GET', '/clients?clientId=millrace-web')
  await admin(keycloak, 'PUT', `/clients/${client.id}`, {
    ...client,
    ...{ rootUrl: origin, baseUrl: `${origin}/`, redirectUris: [`${origin}/auth/callback`] },
    attributes: {
      ...client.attributes,
      'post.logout.redirect.uris': `${origin}/`,
      'backchannel.logout.url': `${origin}/auth/backchannel-logout`,
    },
  })
}
