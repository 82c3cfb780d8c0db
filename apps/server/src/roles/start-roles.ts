import { openAll } from '../app/closing.ts'
import type { Config } from '../app/config/config.ts'
import type { OpenContext } from '../app/context.ts'
import { openBroker } from '../app/open-broker.ts'
import type { Broker } from '../platform/broker/broker.ts'
import { startApi } from './api.ts'
import { queues } from './consumers.ts'
import { startRelay } from './relay.ts'
import type { RoleName, RoleParts, RunningRole } from './role.ts'
import { startScheduler } from './scheduler.ts'
import { serveMetrics } from './serve-metrics.ts'
import { startWorker } from './worker.ts'

type Starter = (opened: OpenContext, parts: RoleParts, config: Config) => Promise<RunningRole> | RunningRole

const starters: Record<RoleName, Starter> = {
  api: startApi,
  relay: startRelay,
  scheduler: (opened, parts) => startScheduler(opened, parts),
  worker: startWorker,
}

/** What one process runs. */
export interface Started {
  readonly roles: readonly RoleName[]
  /** Names of consumers. */
  readonly consumers: readonly string[]
}

/** Starts roles in one process; closing them ends the last one first. */
export async function startRoles(
  { roles, consumers }: Started,
  opened: OpenContext,
  config: Config,
): Promise<RunningRole> {
  return openAll(async (closing) => {
    const metrics = await serveMetrics(config)
    if (metrics) closing.add(metrics.close)
    let broker: Promise<Broker> | undefined
    const parts = {
      metrics,
      consumers,
      broker: () => {
        broker ??= openBroker({ ...config, ...opened.ctx, databaseUrl: opened.databaseUrl, queues })
        return broker
      },
    }
    closing.add(async () => (await broker?.catch(() => undefined))?.close())
    for (const name of roles) {
      const role = await starters[name](opened, parts, config)
      closing.add(() => role.close())
    }
    return { close: () => closing.close() }
  })
}
