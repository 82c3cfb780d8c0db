import type { RetrySeconds } from './broker.ts'
import { retryTiers } from './broker.ts'

/** Every event, of which each queue takes the types that it names. */
export const eventsName = 'task.events'

const tierNames: Readonly<Record<RetrySeconds, string>> = { 5: '5s', 30: '30s', 120: '2m', 600: '10m', 3600: '1h' }

/** What RabbitMQ and Kafka call a queue of ours. */
export const queueName = (name: string): string => `task.${name}`

/** Where the messages of a queue wait for their next attempt. */
export const retryName = (name: string, tier: RetrySeconds): string => `${queueName(name)}.retry.${tierNames[tier]}`
export const retryNames = (name: string): string[] => retryTiers.map((tier) => retryName(name, tier))
