import process, { argv } from 'node:process'
import pino from 'pino'
import { openKafkaBroker } from '../../src/platform/broker/kafka/open-kafka-broker.ts'
import { systemClock } from '../../src/platform/clock/clock.ts'

// A process that takes messages of a queue until it is killed. It finishes every other one and tells of all.
const [url = '', queue = ''] = argv.slice(2)
const queues = [{ name: queue, types: ['task.created'] }]
const broker = await openKafkaBroker({ url, queues, log: pino(), clock: systemClock })
let count = 0
await broker.consume(queue, {
  concurrency: 10,
  onGivenUp: async () => {},
  handle: async ({ id }) => {
    count += 1
    const isFinished = count % 2 === 1
    process.send?.({ id, isFinished })
    return isFinished ? 'done' : new Promise(() => {})
  },
})
