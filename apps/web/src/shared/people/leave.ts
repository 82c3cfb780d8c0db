import { notePerson } from '../api/page-person.ts'
import { queryClient } from '../api/query-client.ts'
import { forgetDrafts } from '../input/draft.ts'
import { meQuery } from './me.ts'

/** After signing out: leaves nothing of the person in this browser, in no tab of it, and goes to `address`. */
export function leave(address: string): void {
  forgetDrafts()
  sessionStorage.clear()
  notePerson(null)
  queryClient.setQueryData(meQuery.queryKey, null)
  location.assign(address)
}
