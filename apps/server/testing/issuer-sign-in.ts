import type { Browser } from './browser.ts'
import type { IssuerPerson, SessionIssuer } from './session-issuer.ts'
import type { SessionServer } from './session-server.ts'
import { callAs } from './session-server.ts'

export const sessionCookie = '__Host-millrace'

const userAgent = 'Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0'

/** Goes to the issuer as that person and stops where the issuer sends the browser back; the address. */
export async function authorize(
  server: Pick<SessionServer, 'publicUrl'>,
  issuer: SessionIssuer,
  browser: Browser,
  person: IssuerPerson,
  query = '',
): Promise<string> {
  const stopped = await browser.open(`${server.publicUrl}/auth/login${query}`)
  const atIssuer = stopped.headers.get('location') ?? ''
  if (!atIssuer.startsWith(`${issuer.url}/authorize`)) throw new Error(`Not sent to the issuer: ${stopped.status}`)
  issuer.person = person
  const back = await fetch(atIssuer, { redirect: 'manual' })
  return back.headers.get('location') ?? ''
}

export const comeBack = (browser: Browser, callback: string): Promise<Response> =>
  browser.open(callback, { headers: { 'user-agent': userAgent } })

export interface SignedIn {
  readonly browser: Browser
  readonly userId: string
  readonly subject: string
  readonly sid: string
}

let people = 0

/** Signs a person in, a new one unless told otherwise, each time in a new browser. */
export async function signInAs(
  server: SessionServer,
  issuer: SessionIssuer,
  person: Partial<IssuerPerson> = {},
): Promise<SignedIn> {
  people += 1
  const { subject = `person-${people}`, sid = `sid-${people}` } = person
  const browser = server.browser()
  const callback = await authorize(server, issuer, browser, {
    ...person,
    ...{ subject, sid, email: `${subject}@example.com` },
  })
  await comeBack(browser, callback)
  const { id } = (await callAs(browser, server, '/v1/me')).body
  return { browser, userId: id, subject, sid }
}
