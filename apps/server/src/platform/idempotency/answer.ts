/** What a request is answered, and what is kept of it: a status, a body as text or to be serialized, and headers. */
export interface Answer {
  readonly status: number
  readonly body?: string | object
  readonly headers?: Readonly<Record<string, string>>
}
