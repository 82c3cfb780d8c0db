import { ApiError } from '@millrace/client'
import { leave } from '../shared/people/leave.ts'

/**
 * Ends the session here and, by way of its own page, where the person signed in: otherwise the next one who presses
 * "Sign in" would be let in as them.
 */
export async function signOut(): Promise<void> {
  const response = await request()
  if (response.status === 401) return leave('/')
  if (!response.ok) throw new ApiError(response.status, { code: 'unexpected' })
  const { location } = (await response.json()) as { location: string }
  leave(location)
}

function request(): Promise<Response> {
  const sent = fetch('/auth/logout', { method: 'POST', headers: { 'x-requested-by': 'millrace' } })
  return sent.catch((err: unknown) => {
    throw new ApiError(0, { code: 'unreachable' }, { cause: err })
  })
}
