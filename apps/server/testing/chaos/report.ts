import { stdout } from 'node:process'
import type { Fault } from './plan.ts'

const seconds = (milliseconds: number) => `${(milliseconds / 1000).toFixed(1)} s`

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
    else this.say(`${kind} ${victim}`)
  }

  recovered({ kind, victim }: Fault, milliseconds: number): void {
    if (kind !== 'SIGKILL' && kind !== 'SIGTERM') return
    const what = `${kind} ${victim.replace(/-\d+$/, '')}`
    this.#recoveries.set(what, [...(this.#recoveries.get(what) ?? []), milliseconds])
  }

  /** How often each kind of victim was hit, and how long it took until it worked again. */
  sayRecoveries(): void {
    for (const [what, times] of [...this.#recoveries].sort()) {
      const sorted = times.sort((one, other) => one - other)
      const median = sorted[Math.floor(sorted.length / 2)] ?? 0
      this.say(
        `${what}: ${times.length}, back after ${seconds(median)} (median), ${seconds(sorted.at(-1) ?? 0)} (longest)`,
      )
    }
  }
}
