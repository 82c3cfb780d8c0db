import { Connection } from 'rabbitmq-client'
import { queues } from '../../src/roles/consumers.ts'
import { startRabbitmq } from '../services/rabbitmq.ts'
import type { Asking } from './asking.ts'
import type { Target } from './target.ts'

/** What carries messages between our processes, seen from beside it. */
export interface ChaosBroker {
  /** The server and its address at a port of a proxy; none where the database is the broker. */
  readonly server: (Target & { readonly port: number; urlAt(port: number): string }) | null
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
    const [row] = await ask<{ left: number }>('select count(*)::int as left from graphile_worker.jobs')
    return row?.left ?? 0
  },
  describeLeft: async () => {
    const rows = await ask(
      `select task_identifier as queue, attempts, run_at, locked_at, locked_by, last_error,
         (select payload from graphile_worker._private_jobs j where j.id = jobs.id) -> 'attempt' as attempt
       from graphile_worker.jobs limit 10`,
    )
    return rows.map((row) => `\n  ${JSON.stringify(row)}`).join('')
  },
  plant: async (queue, body) => {
    const payload = `json_build_object('id', gen_random_uuid(), 'type', 'unknown', 'key', '', 'attempt', 1,
      'body', $2::text, 'isBase64', true, 'firstSeenAt', now())`
    await ask(`select graphile_worker.add_job($1, ${payload})`, [queue, body.toString('base64')])
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
  const names = queues.flatMap(({ name }) => tiers.map((tier) => `task.${name}${tier}`))
  const count = async (queue: string) => (await connection.queueDeclare({ queue, passive: true })).messageCount
  return {
    server: {
      name: 'rabbitmq',
      port: Number(new URL(server.url).port),
      urlAt: (port) => Object.assign(new URL(server.url), { port }).href,
      kill: async () => {
        await restarted
        await server.kill()
        restarted = server.restart()
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
