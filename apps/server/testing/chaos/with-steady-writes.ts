import { join } from 'node:path'
import { expect } from 'vitest'
import { check } from './check.ts'
import { drain } from './drain.ts'
import type { House } from './house.ts'
import { openHouse } from './house.ts'
import { Journal } from './journal.ts'
import { Report } from './report.ts'
import type { Settings } from './settings.ts'
import { watch } from './watch.ts'
import { work } from './workload.ts'
import { moveIn } from './workplace.ts'

interface Parts {
  readonly house: House
  readonly journal: Journal
  readonly report: Report
}

interface Options extends Settings {
  readonly writesPerSecond: number
}

const clients = 20
const mostErrorPercent = 0.1
const longestFeedMilliseconds = 5000

/**
 * Does something to a house in which people write at a steady rate all the time; then waits until everything has had its
 * effects and compares it all. `suffer` answers in what the house has failed meanwhile. Nothing of it is killed, so each
 * write has to succeed the first time, and each mail to arrive once.
 */
export async function withSteadyWrites(options: Options, suffer: (parts: Parts) => Promise<string[]>): Promise<void> {
  const { seed, writesPerSecond } = options
  const report = new Report()
  report.say(`CHAOS_SEED=${seed} CHAOS_BROKER=${options.broker} OUTAGE_SECONDS=${options.outageSeconds}`)
  const violations: string[] = []
  const house = await openHouse(options, (crash) => violations.push(crash))
  let isGood = false
  try {
    report.say(`everything is in ${house.folder}`)
    const { workplace, setUp } = await moveIn(house)
    const journal = new Journal(join(house.folder, 'journal.jsonl'))
    const watching = watch(house.database, journal)
    let isOver = false
    const working = work(workplace, journal, { seed, clients, perSecond: writesPerSecond, isOver: () => isOver })
    report.say(`everything runs, with ${writesPerSecond} writes/s`)

    violations.push(...(await suffer({ house, journal, report })))
    const standstills = await watching.close()
    isOver = true
    await working
    const drained = await drain(house.database, house.broker)

    const verdict = await check({ house, journal, workplace, setUp, poisons: [] })
    const errors = errorPercent(journal)
    report.sayFigures({
      journal,
      faults: new Map([['outage', 1]]),
      members: house.members,
      drained,
      standstills,
      ...verdict,
    })
    report.say(`error rate: ${errors.toFixed(3)} %`)
    violations.push(...verdict.violations)
    if (typeof drained === 'string') violations.push(drained)
    if (errors > mostErrorPercent) violations.push(`${errors} % of what was sent was not acknowledged`)
    if (standstills.feed > longestFeedMilliseconds) violations.push(`the feed stood still for ${standstills.feed} ms`)
    if (verdict.mails.doubled > 0) violations.push(`${verdict.mails.doubled} mails arrived twice`)
    report.sayViolations(violations)
    expect(violations).toEqual([])
    isGood = true
  } finally {
    await house.close(isGood ? 'SIGTERM' : 'SIGKILL')
  }
  expect(violations).toEqual([])
}

/** How many percent of what clients sent had to be sent again. */
function errorPercent({ operations }: Journal): number {
  const sent = operations.reduce((sum, { attempts }) => sum + attempts, 0)
  return (100 * (sent - operations.length)) / sent
}
