import { Connection } from 'rabbitmq-client'
import { queues } from '../../src/roles/consumers.ts'
import { startRabbitmq } from '../services/rabbitmq.ts'
import type { Asking } from './asking.ts'
import type { Target } from './target.ts'

interface BrokerServer extends Target {
  readonly port: number
  urlAt(port: number): string
  /** Ends it with SIGKILL, and starts it again after it was held; resolves when it answers. */
  away(hold: () => Promise<void>): Promise<void>
}

/** What carries messages between our processes, seen from beside it. */
export interface ChaosBroker {
  /** The server and its address at a port of a proxy; none where the database is the broker. */
  readonly server: BrokerServer | null
  /** How many messages are left in all queues. */
  left(): Promise<number>
  /** What is known about them. */
  describeLeft(): Promise<string>
  /** Puts bytes into a queue, as another program might. */
  plant(queue: string, body: Buffer): Promise<void>
  close(): Promise<void>
}

/** The queues that are in the database. */
export const databaseQueues = ({ ask }: Pick<Asking, 'ask'>): ChaosBroker => ({
  server: null,
  left: async () => {
    const [row] = await ask<{ left: number }>('select count(*)::int as left from queue_messages')
    return row?.left ?? 0
  },
  describeLeft: async () => {
    const rows = await ask(
      'select queue, id, type, attempt, due_at, taken_by from queue_messages order by seq limit 10',
    )
    return rows.map((row) => `\n  ${JSON.stringify(row)}`).join('')
  },
  plant: async (queue, body) => {
    await ask(
      `insert into queue_messages (queue, id, type, key, body, attempt, first_seen_at, due_at)
       values ($1, gen_random_uuid(), 'unknown', '', $2, 1, now(), now())`,
      [queue, body],
    )
  },
  close: async () => undefined,
})

const tiers = ['', '.retry.5s', '.retry.30s', '.retry.2m', '.retry.10m', '.retry.1h', '.dlq']

/** A RabbitMQ of our own. */
export async function openRabbitmq(): Promise<ChaosBroker> {
  const server = await startRabbitmq()
  const connection = new Connection({ url: server.url, acquireTimeout: 5000 })
  connection.on('error', () => undefined)
  let restarted = Promise.resolve()
  const kill = async (hold: () => Promise<void>) => {
    await restarted
    await server.kill()
    await hold()
    restarted = server.restart()
  }
  const names = queues.flatMap(({ name }) => tiers.map((tier) => `task.${name}${tier}`))
  const count = async (queue: string) => (await connection.queueDeclare({ queue, passive: true })).messageCount
  return {
    server: {
      name: 'rabbitmq',
      port: Number(new URL(server.url).port),
      urlAt: (port) => Object.assign(new URL(server.url), { port }).href,
      kill: () => kill(async () => undefined),
      away: async (hold) => {
        await kill(hold)
        await restarted
      },
      pause: async (hold) => {
        await restarted
        const pid = server.pid()
        process.kill(-pid, 'SIGSTOP')
        await hold()
        process.kill(-pid, 'SIGCONT')
      },
      untilReady: () => restarted,
    },
    left: async () => (await Promise.all(names.map(count))).reduce((sum, waiting) => sum + waiting, 0),
    describeLeft: async () => {
      const counts = await Promise.all(names.map(async (name) => `${name} ${await count(name)}`))
      return counts.filter((line) => !line.endsWith(' 0')).join(', ')
    },
    plant: async (queue, body) => {
      const publisher = connection.createPublisher({ confirm: true })
      await publisher.send({ routingKey: `task.${queue}`, durable: true }, body)
      await publisher.close()
    },
    close: async () => {
      await connection.close()
      await restarted
      await server.close()
    },
  }
}
