import * as client from 'openid-client'
import { Secret, TOTP } from 'otpauth'
import { Browser } from '../browser.ts'
import type { Person, RunningKeycloak } from './keycloak.ts'

/** A browser that knows nobody yet: it follows redirects to Keycloak and gives back those to Millrace. */
export const browserAt = ({ address }: RunningKeycloak): Browser =>
  new Browser(address, (target) => target.origin === address)

/** One of the clients of the realm, with what the realm says of itself. */
export async function clientOf(
  { issuer, clientSecrets }: RunningKeycloak,
  id: 'millrace-web' | 'millrace-worker',
): Promise<client.Configuration> {
  const secret = client.ClientSecretBasic(clientSecrets[id])
  return client.discovery(new URL(issuer), id, undefined, secret, { execute: [client.allowInsecureRequests] })
}

interface Wish {
  readonly redirectUri: string
  /** What is asked for: `mfa` brings a second factor. */
  readonly acr?: string
  /** One that is signed in already, or none. */
  readonly browser?: Browser
  /** As which client: `millrace-web` unless told. */
  readonly config?: client.Configuration
}

/** Signs somebody in through the pages of Keycloak: authorization code with PKCE. */
export async function signIn(
  keycloak: RunningKeycloak,
  person: Person,
  { redirectUri, acr, browser = browserAt(keycloak), ...more }: Wish,
): Promise<client.TokenEndpointResponse & client.TokenEndpointResponseHelpers> {
  const config = more.config ?? (await clientOf(keycloak, 'millrace-web'))
  const [verifier, state] = [client.randomPKCECodeVerifier(), client.randomState()]
  const url = client.buildAuthorizationUrl(config, {
    ...{ redirect_uri: redirectUri, scope: 'openid profile email', state },
    ...{ code_challenge: await client.calculatePKCECodeChallenge(verifier), code_challenge_method: 'S256' },
    ...(acr !== undefined && { acr_values: acr }),
  })
  const answer = await fillIn(browser, await browser.open(url.href), person)
  const checks = { pkceCodeVerifier: verifier, expectedState: state }
  return client.authorizationCodeGrant(config, new URL(locationOf(answer)), checks)
}

/** Fills in one page of the issuer after the other until the browser is back at the client. */
export async function fillIn(browser: Browser, page: Response, person: Person): Promise<Response> {
  for (let answer = page, pages = 0; pages < 4; pages += 1) {
    if (answer.headers.has('location') || !answer.url.includes('/realms/')) return answer
    const text = await answer.text()
    const action = /<form[^>]* action="([^"]+)"/.exec(text)?.[1]?.replaceAll('&amp;', '&')
    if (!action) throw new Error(`Keycloak shows no form: ${answer.status} ${textOf(text)}`)
    if (text.includes('name="password"')) {
      answer = await browser.submit(action, { username: person.username, password: person.password, credentialId: '' })
    } else if (text.includes('name="otp"')) {
      answer = await browser.submit(action, { otp: codeOf(person) })
    } else throw new Error(`Keycloak shows a page that is not known here: ${textOf(text)}`)
  }
  throw new Error(`Keycloak does not let ${person.username} in`)
}

const textOf = (html: string) => html.replaceAll(/<(script|style)[\s\S]*?<\/\1>|<[^>]+>|\s+/g, ' ').slice(0, 500)

function locationOf(answer: Response): string {
  const location = answer.headers.get('location')
  if (location === null) throw new Error(`No redirect: ${answer.status}`)
  return location
}

const usedCodes = new Set<string>()
const periodMilliseconds = 30_000

/** A code of the authenticator that was not used: each works once, and Keycloak takes those beside the present one too. */
function codeOf({ username, totpKey }: Person): string {
  if (totpKey === null) throw new Error(`${username} has no authenticator`)
  const totp = new TOTP({ secret: Secret.fromUTF8(totpKey) })
  for (const shift of [0, 1, -1]) {
    const code = totp.generate({ timestamp: Date.now() + shift * periodMilliseconds })
    if (usedCodes.has(`${username} ${code}`)) continue
    usedCodes.add(`${username} ${code}`)
    return code
  }
  throw new Error(`${username} has used up the codes of these 90 seconds`)
}
