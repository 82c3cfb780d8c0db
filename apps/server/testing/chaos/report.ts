import { stdout } from 'node:process'
import type { Journal } from './journal.ts'
import type { Member } from './member.ts'
import type { Fault } from './plan.ts'
import type { Standstills } from './watch.ts'

interface Figures {
  readonly journal: Journal
  readonly faults: ReadonlyMap<string, number>
  readonly members: readonly Member[]
  /** How long it took until nothing was left, or what was left. */
  readonly drained: number | string
  readonly standstills: Standstills
  readonly events: number
  readonly mails: { readonly sent: number; readonly doubled: number }
}

const mostViolations = 20
const longestLine = 400

export const seconds = (milliseconds: number) => `${(milliseconds / 1000).toFixed(1)} s`

/** What is told of a run while it goes on, and its figures. */
export class Report {
  readonly #began = performance.now()
  /** How long it took until a victim worked again, by fault and victim. */
  readonly #recoveries = new Map<string, number[]>()

  say(line: string): void {
    stdout.write(`chaos ${seconds(performance.now() - this.#began).padStart(8)}  ${line}\n`)
  }

  struck(fault: Fault): void {
    const { kind, victim } = fault
    if (kind === 'link') this.say(`${fault.toxic.kind} from ${victim} for ${seconds(fault.milliseconds)}`)
    else if (kind === 'SIGSTOP') this.say(`SIGSTOP ${victim} for ${seconds(fault.milliseconds)}`)
    else if (kind === 'SIGKILL' && fault.deafMilliseconds > 0) this.say(`SIGKILL ${victim}, deaf before`)
    else this.say(`${kind} ${victim}`)
  }

  recovered({ kind, victim }: Fault, milliseconds: number): void {
    if (kind !== 'SIGKILL' && kind !== 'SIGTERM') return
    const what = `${kind} ${victim.replace(/-\d+$/, '')}`
    this.#recoveries.set(what, [...(this.#recoveries.get(what) ?? []), milliseconds])
  }

  sayFigures({ journal, faults, members, drained, standstills, events, mails }: Figures): void {
    this.#sayRecoveries()
    this.say(`faults: ${[...faults].map(([kind, count]) => `${count} ${kind}`).join(', ')}`)
    this.say(`failed starts: ${members.reduce((sum, { failedStarts }) => sum + failedStarts, 0)}`)
    const sentAgain = journal.operations.filter(({ attempts }) => attempts > 1)
    const carriedOut = sentAgain.filter(({ answer }) => answer?.isReplayed).length
    this.say(
      `${journal.acknowledged.length} writes acknowledged; ${sentAgain.length} sent again, ${carriedOut} of them done before`,
    )
    this.say(`${events} events, ${mails.sent} mails sent, ${mails.doubled} of them arrived twice`)
    const times = Object.entries(standstills).map(([what, milliseconds]) => `${what} ${seconds(milliseconds)}`)
    this.say(`longest standstills: ${times.join(', ')}`)
    this.say(`drained: ${typeof drained === 'number' ? `after ${seconds(drained)}` : drained}`)
  }

  sayViolations(violations: readonly string[]): void {
    const lines = violations.slice(0, mostViolations).map((violation) => `\n  ${violation.slice(0, longestLine)}`)
    this.say(`${violations.length} violations${lines.join('')}`)
  }

  /** How often each kind of victim was hit, and how long it took until it worked again. */
  #sayRecoveries(): void {
    for (const [what, times] of [...this.#recoveries].sort()) {
      const sorted = times.sort((one, other) => one - other)
      const median = sorted[Math.floor(sorted.length / 2)] ?? 0
      this.say(
        `${what}: ${times.length}, back after ${seconds(median)} (median), ${seconds(sorted.at(-1) ?? 0)} (longest)`,
      )
    }
  }
}
