/** A browser as far as signing in needs one: it keeps cookies by path and follows redirects to its home. */
export class Browser {
  readonly #home: string
  readonly #cookies = new Map<string, { path: string; value: string }>()

  /** `home` is the origin whose redirects are followed; one that leads elsewhere is given back. */
  constructor(home: string) {
    this.#home = home
  }

  async open(url: string, init: RequestInit = {}): Promise<Response> {
    const headers = { ...init.headers, cookie: this.#cookiesFor(new URL(url).pathname), accept: 'text/html' }
    const response = await fetch(url, { ...init, headers, redirect: 'manual' })
    for (const line of response.headers.getSetCookie()) this.#keep(line)
    const next = response.headers.get('location')
    if (next === null) return response
    const target = new URL(next, url)
    // The client's own page, which no server of these tests has.
    const isClient = target.pathname.endsWith('/callback')
    return target.origin === this.#home && !isClient ? this.open(target.href) : response
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
      .filter(([, { path }]) => path === '/' || pathname === path || pathname.startsWith(`${path}/`))
      .map(([name, { value }]) => `${name}=${value}`)
      .join('; ')
  }

  #keep(line: string): void {
    const [pair = '', ...attributes] = line.split('; ')
    const at = pair.indexOf('=')
    const [name, value] = [pair.slice(0, at), pair.slice(at + 1)]
    const path = attributes.find((attribute) => attribute.startsWith('path='))?.slice('path='.length) ?? '/'
    if (value === '') this.#cookies.delete(name)
    else this.#cookies.set(name, { path, value })
  }
}
