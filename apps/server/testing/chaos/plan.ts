import type { Random } from '../crash/random.ts'
import type { Toxic } from './fault-proxy.ts'

/** Something that is done to a part of the system. */
export type Fault =
  | { readonly kind: 'SIGKILL' | 'SIGTERM'; readonly victim: string }
  | { readonly kind: 'SIGSTOP'; readonly victim: string; readonly milliseconds: number }
  | { readonly kind: 'link'; readonly victim: string; readonly toxic: Toxic; readonly milliseconds: number }

export interface Step {
  /** How long to wait before. */
  readonly pauseMilliseconds: number
  readonly fault: Fault
}

/** What faults are made to: processes by their names, and the links `<process> to <server>`. */
export interface Targets {
  readonly members: readonly string[]
  /** `postgresql`, and `rabbitmq` where there is one. */
  readonly servers: readonly string[]
  readonly links: readonly string[]
}

/** Of all faults, those that are kills, in percent. */
const killPercent = 65
const longestPauseSeconds = 8

/** Draws faults without end, as many a second as make that number of kills in that time. */
export function* draw(random: Random, targets: Targets, seconds: number, kills: number): Generator<Step, never> {
  const meanPause = (seconds * 1000 * killPercent) / 100 / Math.max(kills, 1)
  for (;;) {
    const pauseMilliseconds = Math.round((meanPause * (50 + random.below(100))) / 100)
    yield { pauseMilliseconds, fault: drawFault(random, targets) }
  }
}

function drawFault(random: Random, { members, servers, links }: Targets): Fault {
  const chance = random.below(100)
  // Servers take longer to come back than our processes, and nothing goes on meanwhile.
  if (chance < killPercent) return { kind: 'SIGKILL', victim: random.pick(random.below(8) === 0 ? servers : members) }
  if (chance < killPercent + 5) return { kind: 'SIGTERM', victim: random.pick(members) }
  if (chance < killPercent + 15) {
    const victim = random.pick(random.below(6) === 0 ? servers : members)
    return { kind: 'SIGSTOP', victim, milliseconds: 1000 + random.below(longestPauseSeconds * 1000 - 1000) }
  }
  const toxic = drawToxic(random)
  return { kind: 'link', victim: random.pick(links), toxic, milliseconds: 500 + random.below(4500) }
}

function drawToxic(random: Random): Toxic {
  const kind = random.pick(['down', 'reset_peer', 'timeout', 'lost_answers', 'lost_answers', 'latency'] as const)
  return kind === 'latency' ? { kind, milliseconds: 20 + random.below(180) } : { kind }
}
