/** After how many seconds a message that could not be handled may come back. */
export const retryTiers = [5, 30, 120, 600, 3600] as const
export type RetrySeconds = (typeof retryTiers)[number]

/** A queue and the types of events that it takes; one without types takes only what is sent to it by name. */
export interface QueueDefinition {
  /** Such as `notifications`; RabbitMQ and Kafka call it `task.notifications`. */
  readonly name: string
  readonly types: readonly string[]
}

/** What is handed to the broker. */
export interface OutgoingMessage {
  /** A UUID, the same however often it is published: what the inbox of a consumer remembers. */
  readonly id: string
  readonly type: string
  /** Messages with the same key keep their order where the broker can: Kafka's partitions follow it. */
  readonly key: string
  readonly body: Buffer
  /** 1, unless it was handled before. */
  readonly attempt?: number
}

/** What a queue gives out. Of a message that somebody else put there nothing is certain but the body. */
export interface Message extends Required<OutgoingMessage> {
  readonly firstSeenAt: Date
  /** It may have been given out before, to somebody who did not come to an end with it. */
  readonly redelivered: boolean
}

/** What became of a message: it is done with, or it has to come back, as the attempt that is named. */
export type Verdict = 'done' | { readonly retrySeconds: RetrySeconds; readonly attempt: number }

/** Handles a message and decides about it. It is not to reject: nobody counts how often such a message comes back. */
export type Handle = (message: Message) => Promise<Verdict>

export interface ConsumeOptions {
  /** How many messages are in hand at most, 1 to 20: they all come back when the process dies. */
  readonly concurrency: number
  /** Told of messages that the broker itself gave up. They are gone from it when this resolves, and stay when it rejects. */
  readonly onGivenUp: (message: Message, reason: string) => Promise<void>
  readonly handle: Handle
}

export interface Consumption {
  /** Takes no more messages and waits for those in hand; their verdicts still count. */
  close(): Promise<void>
}

export interface QueueDepth {
  readonly queue: string
  /** Waiting to be taken, or in hand. */
  readonly ready: number
  /** Waiting for their next attempt. */
  readonly retrying: number
}

/**
 * Hands messages on. Each message reaches each of its queues at least once: after a failure or a lost answer it is
 * published again, and consumers tell doubles by its id. Every implementation passes `broker-suite.ts`.
 */
export interface Broker {
  readonly kind: 'postgresql' | 'rabbitmq' | 'kafka'
  /** How many calls of `publish` may be under way so that messages still stand in the order of the calls. */
  readonly publishesAtOnce: number
  /** Puts each message into every queue that takes its type. Resolves when all are safe; rejects when any may not be. */
  publish(messages: readonly OutgoingMessage[]): Promise<void>
  /** Puts messages into one queue. */
  send(queue: string, messages: readonly OutgoingMessage[]): Promise<void>
  /** Gives out the messages of a queue; goes on by itself after the broker was away. */
  consume(queue: string, options: ConsumeOptions): Promise<Consumption>
  depths(): Promise<readonly QueueDepth[]>
  /** Tries that the broker behaves as it must, such as keeping what has no place to go. Rejects with the reason. */
  check(): Promise<void>
  close(): Promise<void>
}
