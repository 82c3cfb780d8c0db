import pino from 'pino'
import type { Config } from '../../app/config/config.ts'
import { openChecked } from '../../app/open-broker.ts'
import { systemClock } from '../../platform/clock/clock.ts'
import type { Finding } from './finding.ts'
import { bad, good } from './finding.ts'

/** Tries that the broker behaves as it must. It makes no queue that stays. */
export async function checkBroker({ brokerUrl }: Pick<Config, 'brokerUrl'>): Promise<Finding[]> {
  if (brokerUrl === null) return []
  const log = pino({ level: 'silent' })
  try {
    const broker = await openChecked(brokerUrl, { queues: [], clock: systemClock, log })
    await broker.close()
    return [good(`The broker answers and behaves as it must (${broker.kind})`)]
  } catch (err) {
    return [
      bad(
        `The broker cannot be used: ${(err as Error).message}`,
        'Events wait in the database until it can. Check BROKER_URL, and that the broker runs and lets us in.',
      ),
    ]
  }
}
