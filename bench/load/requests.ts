/** The text of requests with everything that stays the same made once. */
export interface Requests {
  get(path: string): string
  post(path: string, body: string, key?: string): string
  patch(path: string, body: string, key?: string): string
}

export function requestsOf(host: string, port: number, token: string): Requests {
  const common = `HTTP/1.1\r\nHost: ${host}:${port}\r\nAuthorization: Bearer ${token}\r\n`
  const write = (method: string, path: string, type: string, body: string, key?: string) =>
    `${method} ${path} ${common}Content-Type: ${type}\r\nContent-Length: ${Buffer.byteLength(body)}\r\n` +
    `${key === undefined ? '' : `Idempotency-Key: ${key}\r\n`}\r\n${body}`
  return {
    get: (path) => `GET ${path} ${common}\r\n`,
    post: (path, body, key) => write('POST', path, 'application/json', body, key),
    patch: (path, body, key) => write('PATCH', path, 'application/merge-patch+json', body, key),
  }
}
