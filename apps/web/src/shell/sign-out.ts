import { ApiError } from '@millrace/client'
import { queryClient } from '../shared/api/query-client.ts'

/** Ends the session and forgets everything that was loaded with it. */
export async function signOut(): Promise<void> {
  const response = await fetch('/auth/logout', { method: 'POST', headers: { 'x-requested-by': 'millrace' } })
  if (!response.ok && response.status !== 401) throw new ApiError(response.status, { code: 'unexpected' })
  queryClient.clear()
  location.assign('/')
}
