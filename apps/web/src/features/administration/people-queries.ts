import type { Schemas } from '@millrace/client'
import { answerOf, ifMatch } from '@millrace/client'
import type { InfiniteData } from '@tanstack/react-query'
import { infiniteQueryOptions } from '@tanstack/react-query'
import { api } from '../../shared/api/api.ts'
import { queryClient } from '../../shared/api/query-client.ts'
import { savedOf, saveOnTop } from '../../shared/api/save-on-top.ts'
import { meQuery } from '../../shared/people/me.ts'
import { personQuery, refreshPeople } from '../../shared/people/people.ts'
import type { Page } from './page.ts'

export type Person = Schemas['User']
type PersonPage = Page<Person>
type PersonChange = Schemas['UpdateUser']

const listKey = ['admin', 'people']

/** Everybody by name, or those of whom a word of the name or the address begins so. */
export const everybodyQuery = (text: string) =>
  infiniteQueryOptions({
    queryKey: [...listKey, text],
    initialPageParam: null as string | null,
    queryFn: async ({ pageParam, signal }): Promise<PersonPage> => {
      const query = { limit: 50, ...(text !== '' && { text }), ...(pageParam !== null && { cursor: pageParam }) }
      const page = await answerOf(api.GET('/v1/users', { params: { query }, signal }))
      // Or a line whose person is not among the first hundred would ask for that person alone.
      for (const person of page.items) queryClient.setQueryData(personQuery(person.id).queryKey, person)
      return page
    },
    getNextPageParam: ({ nextCursor }) => nextCursor,
  })

/** Changes a person. Everything but being disabled shows at once, and is taken back when it is refused. */
export async function changePerson(person: Person, change: PersonChange): Promise<void> {
  const { disabled: _, ...shown } = change
  showPerson({ ...person, ...shown })
  try {
    const path = { id: person.id }
    const result = await saveOnTop(person, change, {
      write: (version) =>
        answerOf(api.PATCH('/v1/users/{id}', { params: { path, header: ifMatch(version) }, body: change })),
      read: () => answerOf(api.GET('/v1/users/{id}', { params: { path } })),
    })
    showPerson(savedOf(result))
    await refreshPeople()
  } catch (err) {
    showPerson(person)
    void queryClient.invalidateQueries({ queryKey: listKey })
    throw err
  } finally {
    if (person.id === queryClient.getQueryData(meQuery.queryKey)?.id) {
      void queryClient.invalidateQueries({ queryKey: meQuery.queryKey })
    }
  }
}

function showPerson(person: Person): void {
  queryClient.setQueryData(personQuery(person.id).queryKey, person)
  queryClient.setQueriesData<InfiniteData<PersonPage>>(
    { queryKey: listKey },
    (list) => list && { ...list, pages: list.pages.map((page) => ({ ...page, items: replaced(page.items, person) })) },
  )
}

const replaced = (people: readonly Person[], person: Person) =>
  people.map((each) => (each.id === person.id ? person : each))
