import { useDebouncedValue } from '@mantine/hooks'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { isCalled } from './is-called.ts'
import type { Person } from './people.ts'
import { firstPeople, peopleByNameQuery, peopleQuery } from './people.ts'

interface Options {
  /** Only those who can be given work, a role or a mention: a disabled person cannot. */
  readonly isActive: boolean
  /** False while nobody asks. */
  readonly isAsked?: boolean
}

interface Found {
  readonly people: readonly Person[]
  /** Whether these are the answer to this text, not to an earlier one. */
  readonly isReady: boolean
}

const typingMilliseconds = 150

/** People of whom a word of the name begins so: among the first ones at once, in a large deployment among all. */
export function usePeopleFound(text: string, { isActive, isAsked = true }: Options): Found {
  const asked = text.trim()
  const [settled] = useDebouncedValue(asked, typingMilliseconds)
  const { data: first = [], isPending } = useQuery({ ...peopleQuery, enabled: isAsked })
  const isFurther = asked !== '' && first.length === firstPeople
  const further = useQuery({
    ...peopleByNameQuery(settled),
    enabled: isAsked && isFurther && settled !== '',
    placeholderData: keepPreviousData,
  })
  const known = new Map([...first, ...((isFurther && further.data) || [])].map((person) => [person.id, person]))
  const isFound = ({ name, disabledAt }: Person) => isCalled(name, asked) && !(isActive && disabledAt !== null)
  return {
    people: [...known.values()].filter(isFound),
    isReady: !isPending && (!isFurther || (settled === asked && !further.isFetching)),
  }
}
