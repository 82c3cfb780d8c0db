import type { RetrySeconds } from '../broker.ts'
import { retryTiers } from '../broker.ts'

/** Every event, of which each queue takes the types that it names. */
export const eventsTopic = 'task.events'

const tierNames: Record<RetrySeconds, string> = { 5: '5s', 30: '30s', 120: '2m', 600: '10m', 3600: '1h' }

/** The consumer group of a queue, and the topic of what is sent to the queue alone. */
export const queueTopic = (queue: string) => `task.${queue}`
export const retryTopic = (queue: string, seconds: RetrySeconds) => `${queueTopic(queue)}.retry.${tierNames[seconds]}`
export const retryTopics = (queue: string) => retryTiers.map((seconds) => retryTopic(queue, seconds))
