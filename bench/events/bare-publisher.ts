import { Connection } from 'rabbitmq-client'

interface Amount {
  readonly count: number
  readonly batch: number
}

/** Publishes bodies with confirms in batches to a quorum queue, as the library does by itself. Messages a second. */
export async function publishBare(url: string, bodies: readonly Buffer[], { count, batch }: Amount): Promise<number> {
  const connection = new Connection(url)
  const publisher = connection.createPublisher({
    confirm: true,
    exchanges: [{ exchange: 'bench.bare', type: 'topic', durable: true }],
    queues: [{ queue: 'bench.bare', durable: true, arguments: { 'x-queue-type': 'quorum' } }],
    queueBindings: [{ exchange: 'bench.bare', queue: 'bench.bare', routingKey: 'task.updated' }],
  })
  try {
    const envelope = { exchange: 'bench.bare', routingKey: 'task.updated', durable: true, mandatory: true }
    await publisher.send(envelope, bodies[0])
    const startedAt = performance.now()
    for (let sent = 0; sent < count; sent += batch) {
      await Promise.all(
        Array.from({ length: batch }, (_, at) => publisher.send(envelope, bodies[(sent + at) % bodies.length])),
      )
    }
    return (count * 1000) / (performance.now() - startedAt)
  } finally {
    await publisher.close()
    await connection.queueDelete('bench.bare')
    await connection.close()
  }
}
