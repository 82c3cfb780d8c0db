const sessionCookie = '__Host-millrace'
const signInCookie = '__Host-millrace-sign-in-'
const attributes = 'Path=/; Secure; HttpOnly; SameSite=Lax'
// Every sign-in that was begun and not ended leaves a cookie; the browser sends them all.
const mostSignIns = 8

const pattern = new RegExp(`(?:^|; ?)${sessionCookie}=([\\w-]{43})(?:;|$)`)
const signInPattern = new RegExp(`(?:^|; ?)${signInCookie}([\\w-]{12})=([\\w-]{43})(?=;|$)`, 'g')

/** The secret of the session that a request's cookies name. */
export const sessionSecretIn = (cookies: string): string | undefined => pattern.exec(cookies)?.[1]

/** Keeps a session's secret in the browser for as long as the session can live. */
export const keepSession = (secret: string, seconds: number): string =>
  `${sessionCookie}=${secret}; Max-Age=${seconds}; ${attributes}`

export const forgetSession = `${sessionCookie}=; Max-Age=0; ${attributes}`

/** The secret of the sign-in with that state: each has a cookie of its own, so that two tabs do not meet. */
export const signInSecretIn = (cookies: string, state: string): string | undefined =>
  signInsIn(cookies).find(([name]) => name === nameOf(state))?.[1]

export const keepSignIn = (state: string, secret: string, seconds: number): string =>
  `${signInCookie}${nameOf(state)}=${secret}; Max-Age=${seconds}; ${attributes}`

export const forgetSignIn = (state: string): string => forgetNamed(nameOf(state))

/** Makes a browser forget sign-ins that were begun, when there are too many of them. */
export function forgetOldSignIns(cookies: string): string[] {
  const known = signInsIn(cookies)
  return known.length < mostSignIns ? [] : known.map(([name]) => forgetNamed(name))
}

const signInsIn = (cookies: string) =>
  [...cookies.matchAll(signInPattern)].map(([, name = '', secret = '']) => [name, secret] as const)

const nameOf = (state: string) => state.slice(0, 12)

const forgetNamed = (name: string) => `${signInCookie}${name}=; Max-Age=0; ${attributes}`
