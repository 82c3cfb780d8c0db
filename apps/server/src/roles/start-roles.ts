import { openAll } from '../app/closing.ts'
import type { Config } from '../app/config/config.ts'
import type { OpenContext } from '../app/context.ts'
import { startApi } from './api.ts'
import type { RoleName, RunningRole } from './role.ts'
import { startScheduler } from './scheduler.ts'

const starters: Record<RoleName, (opened: OpenContext, config: Config) => Promise<RunningRole> | RunningRole> = {
  api: startApi,
  scheduler: ({ ctx }) => startScheduler(ctx),
}

/** Starts roles in one process; closing them ends the last one first. */
export async function startRoles(
  names: readonly RoleName[],
  opened: OpenContext,
  config: Config,
): Promise<RunningRole> {
  return openAll(async (closing) => {
    for (const name of names) {
      const role = await starters[name](opened, config)
      closing.add(() => role.close())
    }
    return { close: () => closing.close() }
  })
}
