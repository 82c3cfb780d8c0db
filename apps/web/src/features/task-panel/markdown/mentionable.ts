import { answerOf } from '@millrace/client'
import { keepPreviousData, queryOptions, useQuery } from '@tanstack/react-query'
import { api } from '../../../shared/api/api.ts'
import { peopleByNameQuery, peopleQuery } from '../../../shared/people/people.ts'

export interface Mentionable {
  readonly id: string
  readonly name: string
}

const membersQuery = (projectId: string) =>
  queryOptions({
    queryKey: ['mentionable', projectId],
    staleTime: 60_000,
    queryFn: async () => {
      const params = { path: { id: projectId }, query: { limit: 100 } }
      const { items } = await answerOf(api.GET('/v1/projects/{id}/members', { params }))
      return new Set(items.filter(({ kind }) => kind === 'user').map(({ id }) => id))
    },
  })

const shown = 6

/** People in whose name a word begins as was typed, members of the project first; null stands for nothing typed. */
export function useMentionable(projectId: string, typed: string | null): readonly Mentionable[] {
  const isAsked = typed !== null
  const { data: first = [] } = useQuery({ ...peopleQuery, enabled: isAsked })
  const { data: members } = useQuery({ ...membersQuery(projectId), enabled: isAsked })
  const { data: found = [] } = useQuery({
    ...peopleByNameQuery(typed ?? ''),
    enabled: isAsked && typed !== '' && first.length === 100,
    placeholderData: keepPreviousData,
  })
  if (typed === null) return []
  const people = [...new Map([...first, ...found].map((person) => [person.id, person])).values()]
  const matching = people.filter(({ name, disabledAt }) => disabledAt === null && beginsWith(name, typed))
  const rank = ({ id }: Mentionable) => (members?.has(id) ? 0 : 1)
  return matching.sort((one, other) => rank(one) - rank(other) || one.name.localeCompare(other.name)).slice(0, shown)
}

const plain = (text: string) => text.toLocaleLowerCase()

function beginsWith(name: string, typed: string): boolean {
  const words = plain(name).split(/\s+/)
  return words.some((_, index) => words.slice(index).join(' ').startsWith(plain(typed)))
}
