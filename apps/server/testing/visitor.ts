import { createHash, randomBytes } from 'node:crypto'
import { codeAt } from '../src/platform/identity/second-factor/one-time-code.ts'
import { Browser } from './browser.ts'
import type { SignInServer } from './sign-in-server.ts'

/** Tokens as the token endpoint gives them. */
export interface Tokens {
  readonly access_token: string
  readonly id_token: string
  readonly refresh_token: string
}

/** What the visitor sees, or where it was sent. */
export interface Seen {
  readonly status: number
  readonly page: string
  readonly title: string
  /** Where the client got the browser back, when it did. */
  readonly back: URL | null
}

/** A person with a browser who signs in at the built-in provider, page by page. */
export class Visitor {
  readonly browser: Browser
  readonly #server: Pick<SignInServer, 'publicUrl'>
  #verifier = ''
  #last: Seen | null = null

  constructor(server: Pick<SignInServer, 'publicUrl'>) {
    this.#server = server
    // Each from an address of its own, or they would have to wait for each other.
    const address = `10.${[...randomBytes(3)].join('.')}`
    this.browser = new Browser(server.publicUrl, isPageOf(server.publicUrl), { 'x-forwarded-for': address })
  }

  /** Goes to the sign-in as the web application sends people there. */
  begin(parameters: Record<string, string> = {}): Promise<Seen> {
    this.#verifier = randomBytes(32).toString('base64url')
    const query = new URLSearchParams({
      client_id: 'millrace-web',
      response_type: 'code',
      redirect_uri: `${this.#server.publicUrl}/auth/callback`,
      scope: 'openid email profile',
      code_challenge: createHash('sha256').update(this.#verifier).digest('base64url'),
      code_challenge_method: 'S256',
      ...parameters,
    })
    return this.open(`/oidc/auth?${query}`)
  }

  async open(path: string): Promise<Seen> {
    return this.#see(await this.browser.open(new URL(path, this.#server.publicUrl).href))
  }

  /** Fills in a form of the page, the one that goes to an address with `to` in it or the first, and sends it. */
  async submit(fields: Record<string, string>, to = ''): Promise<Seen> {
    const forms = [...(this.#last?.page ?? '').matchAll(/<form method="post" action="([^"]*)">(.*?)<\/form>/gs)]
    const [, action = '', body = ''] = forms.find(([, address]) => address?.includes(to)) ?? []
    const hidden = [...body.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)">/g)]
    const given = Object.fromEntries(hidden.map(([, name = '', value = '']) => [name, value]))
    const url = new URL(action, this.#server.publicUrl).href
    return this.#see(await this.browser.submit(url, { ...given, ...fields }))
  }

  /** Exchanges the code that the client got the browser back with. */
  async tokens({ back }: Seen, fields: Record<string, string> = {}): Promise<Tokens> {
    const answer = await this.exchange(back, fields)
    if (!answer.ok) throw new Error(`${await answer.text()} ${back?.href ?? this.#last?.page}`)
    return (await answer.json()) as Tokens
  }

  exchange(back: URL | null, fields: Record<string, string> = {}): Promise<Response> {
    return postToken(this.#server.publicUrl, {
      grant_type: 'authorization_code',
      client_id: 'millrace-web',
      redirect_uri: `${this.#server.publicUrl}/auth/callback`,
      code: back?.searchParams.get('code') ?? '',
      code_verifier: this.#verifier,
      ...fields,
    })
  }

  async #see(response: Response): Promise<Seen> {
    const location = response.headers.get('location')
    const page = await response.text()
    const seen = {
      status: response.status,
      page,
      title: /<h1>(.*?)<\/h1>/.exec(page)?.[1] ?? '',
      back: location === null ? null : new URL(location, this.#server.publicUrl),
    }
    this.#last = seen
    return seen
  }
}

/** The client's own page is one that no server of these tests has. */
const isPageOf = (home: string) => (target: URL) => target.origin === home && !target.pathname.endsWith('/callback')

/** Calls the token endpoint. */
export const postToken = (publicUrl: string, fields: Record<string, string>, headers: Record<string, string> = {}) =>
  fetch(`${publicUrl}/oidc/token`, { method: 'POST', headers, body: new URLSearchParams(fields) })

/** What a JWT says. */
// biome-ignore lint/suspicious/noExplicitAny: tests read claims of every shape.
export const claimsOf = (token: string): any =>
  JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString())

/** The key that an enrolment page shows for typing. */
export const keyOn = ({ page }: Seen): string => /<code>([A-Z2-7 ]+)<\/code>/.exec(page)?.[1]?.replaceAll(' ', '') ?? ''

/** Recovery codes as a page lists them. */
export const codesOn = ({ page }: Seen): string[] =>
  [...page.matchAll(/<li><code>([^<]+)<\/code>/g)].map(([, code = '']) => code)

/** The code that an authenticator app shows `steps` half minutes from now. */
export const codeNow = (key: string, steps = 0): string => codeAt(key, new Date(Date.now() + steps * 30_000))
