/** A browser as far as signing in needs one: it keeps cookies by path and follows redirects to its home. */
export class Browser {
  readonly #home: string
  readonly #follows: (target: URL) => boolean
  readonly #headers: Readonly<Record<string, string>>
  readonly #cookies = new Map<string, { path: string; value: string }>()

  /**
   * `home` is the origin of its forms. `follows` says which redirects are followed; others are given back. `headers`
   * are sent with every request.
   */
  constructor(
    home: string,
    follows: (target: URL) => boolean = (target) => isPageOf(home, target),
    headers: Readonly<Record<string, string>> = {},
  ) {
    this.#home = home
    this.#follows = follows
    this.#headers = headers
  }

  async open(url: string, init: RequestInit = {}): Promise<Response> {
    const cookie = this.#cookiesFor(new URL(url).pathname)
    const headers = { accept: 'text/html, */*;q=0.8', ...this.#headers, ...init.headers, cookie }
    const response = await fetch(url, { ...init, headers, redirect: 'manual' })
    for (const line of response.headers.getSetCookie()) this.#keep(line)
    const next = response.headers.get('location')
    if (next === null) return response
    const target = new URL(next, url)
    return this.#follows(target) ? this.open(target.href) : response
  }

  /** The value of a cookie that it keeps. */
  cookie(name: string): string | undefined {
    return this.#cookies.get(name)?.value
  }

  /** Sends a form as the page at the origin would. */
  submit(url: string, fields: Record<string, string>, origin: string | null = this.#home): Promise<Response> {
    return this.open(url, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded', ...(origin !== null && { origin }) },
      body: new URLSearchParams(fields).toString(),
    })
  }

  #cookiesFor(pathname: string): string {
    return [...this.#cookies]
      .filter(([, { path }]) => pathname === path || pathname.startsWith(path.endsWith('/') ? path : `${path}/`))
      .map(([name, { value }]) => `${name}=${value}`)
      .join('; ')
  }

  /** RFC 6265, section 5.2, as far as servers here go. */
  #keep(line: string): void {
    const [pair = '', ...attributes] = line.split(/; */)
    const at = pair.indexOf('=')
    const [name, value] = [pair.slice(0, at), pair.slice(at + 1)]
    const named = (wanted: string) =>
      attributes.find((attribute) => attribute.toLowerCase().startsWith(`${wanted}=`))?.slice(wanted.length + 1)
    if (value === '' || named('max-age') === '0') this.#cookies.delete(name)
    else this.#cookies.set(name, { path: named('path') ?? '/', value })
  }
}

/** The client's own page is one that no server of these tests has. */
const isPageOf = (home: string, target: URL) => target.origin === home && !target.pathname.endsWith('/callback')
