import type { Place } from './program.ts'
import { newToken } from './program.ts'

/** A person's token, and a project of theirs with the columns of its board. */
export interface Workplace {
  readonly address: string
  readonly token: string
  readonly projectId: string
  readonly columnIds: readonly string[]
}

export async function makeWorkplace(place: Place): Promise<Workplace> {
  const token = await newToken(place)
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' }
  const call = async (path: string, init: RequestInit = {}) =>
    (await fetch(place.address + path, { ...init, headers })).json() as Promise<{ id: string; items: { id: string }[] }>
  const { id: projectId } = await call('/v1/projects', { method: 'POST', body: JSON.stringify({ name: 'Crash' }) })
  const { items } = await call(`/v1/projects/${projectId}/columns`)
  return { address: place.address, token, projectId, columnIds: items.map(({ id }) => id) }
}
