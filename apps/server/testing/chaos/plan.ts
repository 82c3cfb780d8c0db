import type { Random } from '../crash/random.ts'
import type { Toxic } from './fault-proxy.ts'

/** Something that is done to a part of the system. */
export type Fault =
  | { readonly kind: 'SIGTERM'; readonly victim: string }
  /** For a while before its end the victim gets no answers: what it asked for is done, and it never learns of it. */
  | { readonly kind: 'SIGKILL'; readonly victim: string; readonly deafMilliseconds: number }
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
  /** `postgresql`, and `rabbitmq` where there is one, which is last. */
  readonly servers: readonly string[]
  readonly links: readonly string[]
}

/** Of all faults, those that are kills, in percent. */
const killPercent = 60
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
  if (chance < killPercent) return drawKill(random, random.below(7) === 0 ? servers : members)
  if (chance < killPercent + 5) return { kind: 'SIGTERM', victim: random.pick(members) }
  if (chance < killPercent + 13) {
    const victim = random.pick(random.below(6) === 0 ? servers : members)
    return { kind: 'SIGSTOP', victim, milliseconds: 1000 + random.below(longestPauseSeconds * 1000 - 1000) }
  }
  const toxic = drawToxic(random)
  // One way to a server, or every one: of two relays only one works, and a single way seldom is that one's.
  const victim = random.below(3) === 0 ? `everybody to ${servers.at(-1)}` : random.pick(links)
  return { kind: 'link', victim, toxic, milliseconds: 500 + random.below(4500) }
}

function drawKill(random: Random, victims: readonly string[]): Fault {
  const deafMilliseconds = random.below(2) === 0 ? 0 : 50 + random.below(350)
  return { kind: 'SIGKILL', victim: random.pick(victims), deafMilliseconds }
}

function drawToxic(random: Random): Toxic {
  const kind = random.pick(['down', 'reset_peer', 'timeout', 'lost_answers', 'lost_answers', 'latency'] as const)
  return kind === 'latency' ? { kind, milliseconds: 20 + random.below(180) } : { kind }
}
