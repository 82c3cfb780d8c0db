import { checkAnswers } from './checks/check-answers.ts'
import { checkInbox, checkNotifications } from './checks/check-consumers.ts'
import { checkFeed } from './checks/check-feed.ts'
import { checkDeadLetters, checkStuck } from './checks/check-leftovers.ts'
import { checkMails } from './checks/check-mails.ts'
import { checkWrites } from './checks/check-writes.ts'
import { doubledEffects } from './checks/effects.ts'
import { eventOfCause } from './checks/event-of-cause.ts'
import { impliedNotifications } from './checks/implied-notifications.ts'
import { readState } from './checks/read-state.ts'
import type { House } from './house.ts'
import type { Journal } from './journal.ts'
import type { Poison } from './poison.ts'
import type { Workplace } from './workplace.ts'

interface Ran {
  readonly house: House
  readonly journal: Journal
  readonly workplace: Workplace
  /** The events that there were before. */
  readonly setUp: ReadonlySet<string>
  readonly poisons: readonly Poison[]
}

interface Verdict {
  /** Every way in which what is there breaks what was promised. */
  readonly violations: readonly string[]
  readonly events: number
  readonly mails: { readonly sent: number; readonly doubled: number }
}

/** Compares everything with everything else, when nothing is under way any more. */
export async function check({ house, journal, workplace, setUp, poisons }: Ran): Promise<Verdict> {
  const { database, mails } = house
  const state = await readState(database)
  const expected = { implied: impliedNotifications(state, workplace), eventOf: eventOfCause(state) }
  const checkedMails = await checkMails(database, expected, mails.arrived)
  const violations = [
    ...checkWrites(journal, state, setUp),
    ...(await checkFeed(database, state.events)),
    ...(await checkInbox(database, state.events)),
    ...(await checkNotifications(database, expected)),
    ...(await doubledEffects(database)),
    ...checkedMails.violations,
    ...(await checkDeadLetters(database, poisons)),
    ...(await checkStuck(database)),
    ...(await checkAnswers(journal, workplace.addresses[0] as string, state)),
  ]
  return { violations, events: state.events.length, mails: checkedMails }
}
