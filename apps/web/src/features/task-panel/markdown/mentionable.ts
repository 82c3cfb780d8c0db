import { useQuery } from '@tanstack/react-query'
import { usePeopleFound } from '../../../shared/people/use-people-found.ts'
import { projectPeopleQuery } from '../../../shared/projects/project-people.ts'

export interface Mentionable {
  readonly id: string
  readonly name: string
}

const shown = 6

/** People in whose name a word begins as was typed, those of the project first; null stands for nothing typed. */
export function useMentionable(projectId: string, typed: string | null): readonly Mentionable[] {
  const isAsked = typed !== null
  const { people } = usePeopleFound(typed ?? '', { isActive: true, isAsked })
  const { data: members = [] } = useQuery({ ...projectPeopleQuery(projectId), enabled: isAsked })
  if (!isAsked) return []
  const ofProject = new Set(members.map(({ id }) => id))
  const rank = ({ id }: Mentionable) => (ofProject.has(id) ? 0 : 1)
  return people.toSorted((one, other) => rank(one) - rank(other) || one.name.localeCompare(other.name)).slice(0, shown)
}
