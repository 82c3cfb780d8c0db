import type { BaseOptions } from '@platformatic/kafka'

export type KafkaLibrary = typeof import('@platformatic/kafka')

/** The library and how each of its clients connects. */
export interface Kafka {
  readonly library: KafkaLibrary
  readonly connection: BaseOptions
}

/**
 * Settings of every client. `retries` must not be 0: an error of a connection that is closed then reaches code of the
 * library (1.35.0) that takes every error for one of its own, and the process ends of it.
 */
export const clientOptions = {
  clientId: 'millrace',
  retries: 3,
  retryDelay: 200,
  connectTimeout: 5_000,
  requestTimeout: 20_000,
  autocreateTopics: false,
} as const

/** Closes a client; what it does not say for itself any more is only that the broker is away. */
export async function closeQuietly(client: { close(): Promise<void>; connections: { close(): Promise<void> } }) {
  try {
    await client.close()
  } catch {
    // It could not leave its group, which notices that by itself; the connections must not stay open for that.
    await client.connections.close()
  }
}

/** The library wraps the error of each of its attempts; the last one says what there is to say. */
export function innermost(err: unknown): string {
  if (err instanceof AggregateError) return innermost(err.errors.at(-1))
  return err instanceof Error ? err.message : String(err)
}
