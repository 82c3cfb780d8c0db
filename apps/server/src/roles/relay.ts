import type { OpenContext } from '../app/context.ts'
import { commitChannel } from '../platform/hint/commit-hint.store.ts'
import { openLeader } from '../platform/leader/leader.ts'
import { queues } from './consumers.ts'
import { RelayMeter } from './relay/relay-meter.ts'
import { registerRelayMetrics } from './relay/relay-metrics.ts'
import { runRelay } from './relay/run-relay.ts'
import type { RoleParts, RunningRole } from './role.ts'

/** Hands events on while this process leads; of several relays one does, and another when it is gone. */
export async function startRelay({ ctx, databaseUrl, hint }: OpenContext, parts: RoleParts): Promise<RunningRole> {
  const { log } = ctx
  const broker = await parts.broker()
  const meter = new RelayMeter()
  const leader = openLeader(
    {
      url: databaseUrl,
      name: 'relay',
      log,
      onError: (err) => log.error({ err }, 'the relay stopped; starting it again'),
    },
    ({ db, signal, listen }) =>
      runRelay({ db, broker, queues: queues.map(({ name }) => name), meter, log, signal }, async (wake) => {
        await listen(commitChannel, wake)
        return hint.listen(wake)
      }),
  )
  if (parts.metrics)
    registerRelayMetrics(parts.metrics, { db: ctx.db, meter, broker, isLeading: () => leader.isLeading })
  return { close: () => leader.close() }
}
