import type { Schemas } from '@millrace/client'
import { answerOf, ifMatch } from '@millrace/client'
import { infiniteQueryOptions } from '@tanstack/react-query'
import { api } from '../../shared/api/api.ts'
import { queryClient } from '../../shared/api/query-client.ts'
import type { Page } from './page.ts'

export type Program = Schemas['ServiceAccount']
export type ProgramWithSecret = Schemas['ServiceAccountWithSecret']
export type ProgramPermission = Program['permissions'][number]

/** Programs with an account here, newest first. */
export const programsQuery = infiniteQueryOptions({
  queryKey: ['admin', 'programs'],
  initialPageParam: null as string | null,
  queryFn: ({ pageParam, signal }): Promise<Page<Program>> => {
    const query = { limit: 50, ...(pageParam !== null && { cursor: pageParam }) }
    return answerOf(api.GET('/v1/service-accounts', { params: { query }, signal }))
  },
  getNextPageParam: ({ nextCursor }) => nextCursor,
})

const refresh = () => queryClient.invalidateQueries({ queryKey: programsQuery.queryKey })

export async function createProgram(program: Schemas['CreateServiceAccount']): Promise<ProgramWithSecret> {
  const made = await answerOf(api.POST('/v1/service-accounts', { body: program }))
  void refresh()
  return made
}

/** Fails with 412 when somebody else changed it since it was shown. */
export async function updateProgram({ id, version }: Program, change: Schemas['UpdateServiceAccount']): Promise<void> {
  const params = { path: { id }, header: ifMatch(version) }
  await answerOf(api.PATCH('/v1/service-accounts/{id}', { params, body: change })).finally(refresh)
}

/** Makes a new secret; the old one and its access tokens end. */
export async function rotateSecret(id: string): Promise<ProgramWithSecret> {
  const changed = await answerOf(api.POST('/v1/service-accounts/{id}/secret', { params: { path: { id } } }))
  void refresh()
  return changed
}

export async function deleteProgram(id: string): Promise<void> {
  await answerOf(api.DELETE('/v1/service-accounts/{id}', { params: { path: { id } } })).finally(refresh)
}
