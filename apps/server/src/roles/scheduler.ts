import { maintain } from '../app/maintenance.ts'
import { runRounds } from '../platform/clock/pause.ts'
import type { Ctx } from '../platform/context.ts'
import type { RunningRole } from './role.ts'

const everyMilliseconds = 3_600_000
const retryMilliseconds = 60_000

/** Keeps the database in order every hour; a round that fails is logged and tried again after a minute. */
export function startScheduler(ctx: Pick<Ctx, 'db' | 'clock' | 'log'>): RunningRole {
  const ended = new AbortController()
  const running = runRounds(0, round, ended.signal)

  async function round(): Promise<number> {
    try {
      await maintain(ctx)
      return everyMilliseconds
    } catch (err) {
      ctx.log.error({ err }, 'maintenance failed; trying again in a minute')
      return retryMilliseconds
    }
  }

  return {
    close: async () => {
      ended.abort()
      await running
    },
  }
}
