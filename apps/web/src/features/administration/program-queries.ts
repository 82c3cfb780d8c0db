import type { Schemas } from '@millrace/client'
import { answerOf, ifMatch } from '@millrace/client'
import { infiniteQueryOptions } from '@tanstack/react-query'
import { api } from '../../shared/api/api.ts'
import { changesOf } from '../../shared/api/conflicts.ts'
import { queryClient } from '../../shared/api/query-client.ts'
import { savedOf, saveOnTop } from '../../shared/api/save-on-top.ts'
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

type ProgramChange = Schemas['UpdateServiceAccount']

/** Fails with 412 when somebody else changed the same since it was shown. */
export async function updateProgram(base: Program, change: ProgramChange): Promise<void> {
  const path = { id: base.id }
  const saving = saveOnTop(base, change, {
    write: (version) =>
      answerOf(api.PATCH('/v1/service-accounts/{id}', { params: { path, header: ifMatch(version) }, body: change })),
    read: () => answerOf(api.GET('/v1/service-accounts/{id}', { params: { path } })),
  })
  savedOf(await saving.finally(refresh))
}

/** Saves what of the content differs from the program that the person saw. */
export const editProgram = (base: Program, content: Pick<Program, 'name' | 'permissions'>): Promise<void> =>
  updateProgram(base, changesOf(base, content))

/** Makes a new secret; the old one and its access tokens end. */
export async function rotateSecret(id: string): Promise<ProgramWithSecret> {
  const changed = await answerOf(api.POST('/v1/service-accounts/{id}/secret', { params: { path: { id } } }))
  void refresh()
  return changed
}

export async function deleteProgram(id: string): Promise<void> {
  await answerOf(api.DELETE('/v1/service-accounts/{id}', { params: { path: { id } } })).finally(refresh)
}
