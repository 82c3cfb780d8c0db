import type { Client } from 'openapi-fetch'
import createFetchClient from 'openapi-fetch'
import { errorOf } from './api-error.ts'
import type { paths } from './openapi.ts'
import type { RetryOptions } from './retrying-fetch.ts'
import { retryingFetch } from './retrying-fetch.ts'

export type MillraceClient = Client<paths>

export interface ClientOptions extends RetryOptions {
  /** The origin of the server; its own when the client runs in a page of it. */
  readonly baseUrl: string
  /** For programs. Without one, the session cookie of the browser says who calls. */
  readonly token?: string
  /** Told when the caller is signed in no longer, so that they can be asked to. */
  readonly onUnauthenticated?: () => void
}

/** Calls of the API by path and method, with the types of the OpenAPI document. Pass each to `answerOf`. */
export function createClient({ baseUrl, token, onUnauthenticated, ...retry }: ClientOptions): MillraceClient {
  const client = createFetchClient<paths>({
    baseUrl,
    credentials: 'same-origin',
    querySerializer: { array: { style: 'form', explode: false } },
    fetch: retryingFetch(retry),
  })
  client.use({
    onRequest: ({ request }) => {
      if (token !== undefined) request.headers.set('authorization', `Bearer ${token}`)
      if (request.method !== 'GET' && request.method !== 'HEAD') request.headers.set('x-requested-by', 'millrace')
      const takesKey = request.method === 'POST' || request.method === 'PATCH'
      if (takesKey && !request.headers.has('idempotency-key')) {
        request.headers.set('idempotency-key', crypto.randomUUID())
      }
      return request
    },
    onResponse: ({ response }) => {
      if (response.status === 401 && !asksForSecondFactor(response)) onUnauthenticated?.()
    },
  })
  return client
}

/** RFC 9470: the caller is known, but has to show a second factor again. */
const asksForSecondFactor = ({ headers }: Response) =>
  headers.get('www-authenticate')?.includes('insufficient_user_authentication') ?? false

/** What a call answered; throws an ApiError when it was refused or failed. */
export async function answerOf<Data>(
  call: Promise<{ data?: Data; error?: unknown; response: Response }>,
): Promise<NonNullable<Data>> {
  const { data, error, response } = await call
  if (!response.ok) throw errorOf(response, error)
  return data as NonNullable<Data>
}

/** The precondition that an object is still at the version that the caller has seen. */
export const ifMatch = (version: number) => ({ 'If-Match': `"${version}"` })
