import type { Broker } from '../platform/broker/broker.ts'
import type { Metrics } from '../platform/telemetry/metrics.ts'

/** A part of the program that runs until it is closed. */
export interface RunningRole {
  /** Ends what is under way and resolves when nothing is left. */
  close(): Promise<void>
}

/** What the roles of one process share. */
export interface RoleParts {
  /** Null when none are kept. */
  readonly metrics: Metrics | null
  /** Opened when it is first asked for. */
  readonly broker: () => Promise<Broker>
  /** The names of the consumers that a worker runs. */
  readonly consumers: readonly string[]
}

/** The roles that this version has, in the order in which they start. */
export const roleNames = ['scheduler', 'relay', 'worker', 'api'] as const
export type RoleName = (typeof roleNames)[number]
