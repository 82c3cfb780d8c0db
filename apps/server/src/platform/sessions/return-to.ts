const longest = 2000
// Browsers read a backslash as a slash and skip tabs and line breaks.
const plainPath = /^\/(?![/\\])[^\\\p{Cc}]*$/u
// Never to where a sign-in begins or ends.
const ownPages = /^\/(auth|oidc)(\/|$|\?)/

/** Where to go after a sign-in: a path of this server that was asked for, otherwise the start page. */
export function safeReturnTo(asked: unknown): string {
  if (typeof asked !== 'string' || asked.length > longest || !plainPath.test(asked)) return '/'
  const home = 'http://millrace.invalid'
  if (!URL.canParse(asked, home)) return '/'
  const { origin, pathname, search, hash } = new URL(asked, home)
  // The parsed form, because `/a/..//evil.test` is one path before and another one after.
  const path = pathname + search + hash
  return origin === home && plainPath.test(path) && !ownPages.test(pathname) ? path : '/'
}
