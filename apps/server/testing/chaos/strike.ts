import { setTimeout as delay } from 'node:timers/promises'
import { oneAtATime } from '../../src/platform/clock/one-at-a-time.ts'
import type { House } from './house.ts'
import type { Member } from './member.ts'
import type { Fault } from './plan.ts'
import type { Target } from './target.ts'

/** Makes faults. */
export interface Striker {
  /** Makes one; resolves when whatever it was made to works again, with the milliseconds that took. */
  strike(fault: Fault): Promise<number>
  /** Waits until a victim of a kill can be killed. */
  untilKillable(fault: Fault): Promise<void>
}

const settleMilliseconds = 200

export function strikerOf({ members, database, broker, links }: House): Striker {
  const targets = new Map<string, Target>()
  for (const member of members) targets.set(member.name, targetOf(member))
  for (const server of [database, broker.server]) if (server) targets.set(server.name, server)
  const target = (name: string) => targets.get(name) as Target
  // A server whose processes stand still cannot be ended in order, so it suffers one thing at a time.
  const lines = new Map([database, broker.server].map((server) => [server?.name, oneAtATime()]))
  const inLine = (name: string, work: () => Promise<void>) => lines.get(name)?.(work) ?? work()

  async function strike(fault: Fault): Promise<void> {
    const { kind, victim } = fault
    if (kind === 'link') return links.get(victim)?.spoil(fault.toxic, fault.milliseconds)
    return inLine(victim, () => signal(fault))
  }

  async function signal(fault: Exclude<Fault, { kind: 'link' }>): Promise<void> {
    const { kind, victim } = fault
    if (kind === 'SIGSTOP') return target(victim).pause(() => delay(fault.milliseconds))
    if (kind === 'SIGTERM') await members.find(({ name }) => name === victim)?.terminate()
    else await target(victim).kill()
    await delay(settleMilliseconds)
    await target(victim).untilReady()
  }

  return {
    strike: async (fault) => {
      const began = performance.now()
      await strike(fault)
      return performance.now() - began
    },
    untilKillable: async ({ kind, victim }) => {
      if (kind === 'SIGKILL') await target(victim).untilReady()
    },
  }
}

const targetOf = (member: Member): Target => ({
  name: member.name,
  kill: async () => member.kill(),
  pause: (hold) => member.pause(hold),
  untilReady: () => member.untilReady(),
})
