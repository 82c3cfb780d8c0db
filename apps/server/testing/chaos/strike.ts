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
    if (kind === 'link') return spoil(fault)
    return inLine(victim, () => signal(fault))
  }

  async function spoil({ victim, toxic, milliseconds }: Extract<Fault, { kind: 'link' }>): Promise<void> {
    const [who = '', to = ''] = victim.split(' to ')
    const spoiled = [...links].filter(([name]) => (who === 'everybody' ? name.endsWith(` to ${to}`) : name === victim))
    await Promise.all(spoiled.map(([, link]) => link.spoil(toxic, milliseconds)))
  }

  async function signal(fault: Exclude<Fault, { kind: 'link' }>): Promise<void> {
    const { kind, victim } = fault
    if (kind === 'SIGSTOP') return target(victim).pause(() => delay(fault.milliseconds))
    if (kind === 'SIGKILL') await deafen(victim, fault.deafMilliseconds)
    if (kind === 'SIGTERM') await members.find(({ name }) => name === victim)?.terminate()
    else await target(victim).kill()
    await delay(settleMilliseconds)
    await target(victim).untilReady()
  }

  /** What its links answer from now on is lost, until it has ended. */
  async function deafen(victim: string, milliseconds: number): Promise<void> {
    if (milliseconds === 0) return
    const own = [...links].filter(([name]) => name.startsWith(`${victim} to `))
    for (const [, link] of own) void link.spoil({ kind: 'lost_answers' }, milliseconds + settleMilliseconds)
    await delay(milliseconds)
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
