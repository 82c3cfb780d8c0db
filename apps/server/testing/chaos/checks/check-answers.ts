import type { Journal } from '../journal.ts'
import { send } from '../workload.ts'

const share = 20

/**
 * Asks once more, as a client that has not seen its answer: everything that was sent more than once, and one of twenty
 * others. The answers have to be the ones of the first time (I3).
 */
export async function checkAnswers(journal: Journal, address: string): Promise<string[]> {
  const asked = journal.acknowledged.filter(
    ({ method, attempts }, at) => method !== 'DELETE' && (attempts > 1 || at % share === 0),
  )
  const wrong: string[] = []
  for (const operation of asked) {
    const again = await send(address, operation)
    const { kind, id, answer } = operation
    if (again.status === answer?.status && again.body === answer.body) continue
    wrong.push(`${kind} ${id} was answered ${answer?.status} ${answer?.body} and is now ${again.status} ${again.body}`)
  }
  return wrong
}
