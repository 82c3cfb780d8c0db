import type { Draft } from './draft.ts'
import { bodyMutations } from './mutate-body.ts'
import { headerMutations } from './mutate-headers.ts'
import { payloadMutations } from './mutate-payload.ts'
import { urlMutations } from './mutate-url.ts'

/** Spoils a request at the place that `at` chooses; does nothing when the request has no such place. */
export type Mutation = (draft: Draft, at: number) => void

/** Every mutation by name. */
export const mutations: Readonly<Record<string, Mutation>> = {
  ...bodyMutations,
  ...payloadMutations,
  ...urlMutations,
  ...headerMutations,
}

/** The names of those that can change something in a request. */
export const mutationsFor = ({ hasBody, hasQuery }: { hasBody: boolean; hasQuery: boolean }): string[] =>
  Object.keys(mutations).filter(
    (name) => (hasBody || !name.startsWith('body')) && (hasQuery || !name.startsWith('query value')),
  )
