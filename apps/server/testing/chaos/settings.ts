import { env } from 'node:process'

export interface Settings {
  /** Draws the same faults and the same writes again. */
  readonly seed: number
  /** How long faults are made, at least. */
  readonly seconds: number
  /** How many processes are ended with SIGKILL meanwhile. */
  readonly kills: number
  readonly broker: 'postgresql' | 'rabbitmq'
  /** For how long a server is away. */
  readonly outageSeconds: number
}

export const settings: Settings = {
  seed: Number(env.CHAOS_SEED ?? Date.now() % 2 ** 31),
  seconds: Number(env.CHAOS_SECONDS ?? 60),
  kills: Number(env.CHAOS_KILLS ?? 40),
  broker: env.CHAOS_BROKER === 'rabbitmq' ? 'rabbitmq' : 'postgresql',
  outageSeconds: Number(env.OUTAGE_SECONDS ?? 30),
}
