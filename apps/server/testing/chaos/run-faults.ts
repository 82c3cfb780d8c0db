import { setTimeout as delay } from 'node:timers/promises'
import { randomFrom } from '../crash/random.ts'
import type { House } from './house.ts'
import type { Fault } from './plan.ts'
import { draw } from './plan.ts'
import type { Report } from './report.ts'
import type { Settings } from './settings.ts'
import { strikerOf } from './strike.ts'

interface Made {
  /** How many faults there were, by kind. */
  readonly counts: ReadonlyMap<string, number>
  /** What did not come back. */
  readonly violations: readonly string[]
}

/** Makes faults until there were enough, and waits until everything works again. */
export async function runFaults(house: House, settings: Settings, report: Report): Promise<Made> {
  const { members, database, broker, links } = house
  const servers = broker.server ? [database.name, broker.server.name] : [database.name]
  const targets = { members: members.map(({ name }) => name), servers, links: [...links.keys()] }
  const striker = strikerOf(house)
  const end = performance.now() + settings.seconds * 1000
  const counts = new Map<string, number>()
  const violations: string[] = []
  const suffer = (fault: Fault) =>
    striker.strike(fault).then(
      (milliseconds) => report.recovered(fault, milliseconds),
      (err: Error) => void violations.push(err.message),
    )
  const under: Promise<void>[] = []
  for (const { pauseMilliseconds, fault } of draw(
    randomFrom(settings.seed),
    targets,
    settings.seconds,
    settings.kills,
  )) {
    if ((counts.get('SIGKILL') ?? 0) >= settings.kills && performance.now() > end) break
    await delay(pauseMilliseconds)
    await striker.untilKillable(fault).catch((err: Error) => violations.push(err.message))
    counts.set(fault.kind, (counts.get(fault.kind) ?? 0) + 1)
    report.struck(fault)
    under.push(suffer(fault))
  }
  await Promise.all(under)
  for (const one of [database, ...(broker.server ? [broker.server] : []), ...members]) await one.untilReady()
  return { counts, violations }
}
