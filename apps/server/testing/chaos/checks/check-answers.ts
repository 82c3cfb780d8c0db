import type { Journal, Operation } from '../journal.ts'
import { send } from '../workload.ts'
import type { State } from './read-state.ts'

const share = 20

/**
 * Asks once more, as a client that has not seen its answer: everything that was sent more than once, and one of twenty
 * others. The answers have to be the ones of the first time (I3).
 */
export async function checkAnswers(journal: Journal, address: string, { subjects }: State): Promise<string[]> {
  const deleted = new Set(subjects.filter(({ isDeleted }) => isDeleted).map(({ id }) => id))
  // Of what is in the trash nothing is answered, whatever was asked before.
  const isThere = ({ path }: Operation) => !path.split('/').some((part) => deleted.has(part))
  const asked = journal.acknowledged.filter(
    (one, at) => one.method !== 'DELETE' && isThere(one) && (one.attempts > 1 || at % share === 0),
  )
  const wrong: string[] = []
  for (const operation of asked) {
    const again = await send(address, operation)
    const { kind, id, answer } = operation
    if (again.status === answer?.status && again.body === answer.body) continue
    wrong.push(`${kind} ${id} is answered ${again.status} ${again.body} now, not ${answer?.status} ${answer?.body}`)
  }
  return wrong
}
