import { countDeadLetters } from '../../modules/dead-letters/index.ts'
import type { Queryable } from '../../platform/database/query.ts'
import { isLed } from '../../platform/leader/leader.ts'
import { backlogOf } from '../../roles/relay/relay.store.ts'
import type { Finding } from './finding.ts'
import { bad, good } from './finding.ts'

const longSeconds = 60

/** Whether events are handed on, and whether messages were given up. */
export const checkEvents = async (db: Queryable): Promise<Finding[]> => [
  await checkBacklog(db),
  await checkDeadLetters(db),
]

async function checkBacklog(db: Queryable): Promise<Finding> {
  const { outbox, unpublished, work, oldestSeconds } = await backlogOf(db)
  const waiting = outbox + unpublished + work
  if (waiting === 0) return good('All events are handed on')
  const count = `${waiting} ${waiting === 1 ? 'event waits' : 'events wait'} to be handed on`
  if (!(await isLed(db, 'relay'))) return good(`${count}: no relay runs at present`)
  return oldestSeconds < longSeconds
    ? good(count)
    : bad(
        `${count}, the oldest for ${Math.round(oldestSeconds)} s`,
        'A relay runs and does not get them away. Its log says why: look for "broker".',
      )
}

async function checkDeadLetters(db: Queryable): Promise<Finding> {
  const count = await countDeadLetters(db)
  return count === 0
    ? good('There are no dead letters')
    : bad(
        `There ${count === 1 ? 'is 1 dead letter' : `are ${count} dead letters`}: messages that could not be handled`,
        'See them: npx millrace dead-letters list. When the cause is gone: npx millrace dead-letters redrive --all.',
      )
}
