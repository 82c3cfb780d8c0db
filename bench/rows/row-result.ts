import type { Measured } from '../load/drive.ts'

/** One line of the table. */
export interface RowResult {
  readonly row: string
  readonly work: string
  readonly limit: string
  readonly measured: string
  readonly limitMeasured: string
  /** Median over the rounds. */
  readonly ratio: number | null
  readonly ratios: readonly number[]
  readonly budget: string
  readonly met: boolean | null
  /** Milliseconds. */
  readonly p50: number | null
  readonly p99: number | null
  /** Microseconds of CPU per request. */
  readonly serverCpu: number | null
  readonly postgresCpu: number | null
  readonly limitPostgresCpu: number | null
  readonly serverMemory: number | null
  readonly postgresMemory: number | null
  readonly note: string
}

/** A line without figures, for the fields that a row does not have. */
export const blank = {
  ratio: null,
  ratios: [],
  met: null,
  p50: null,
  p99: null,
  serverCpu: null,
  postgresCpu: null,
  limitPostgresCpu: null,
  serverMemory: null,
  postgresMemory: null,
  note: '',
} satisfies Partial<RowResult>

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  const middle = sorted.length >> 1
  const upper = sorted[middle] ?? Number.NaN
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? Number.NaN) + upper) / 2
}

/** The median of each figure over the rounds. */
export function medianOf(rounds: readonly Measured[]): Measured {
  const of = (figure: keyof Measured) => median(rounds.map((round) => round[figure]))
  return {
    requests: of('requests'),
    perSecond: of('perSecond'),
    p50: of('p50'),
    p99: of('p99'),
    serverCpu: of('serverCpu'),
    postgresCpu: of('postgresCpu'),
    serverMemory: of('serverMemory'),
    postgresMemory: of('postgresMemory'),
  }
}

export const figuresOf = ({ p50, p99, serverCpu, postgresCpu, serverMemory, postgresMemory }: Measured) => ({
  p50,
  p99,
  serverCpu,
  postgresCpu,
  serverMemory,
  postgresMemory,
})

export const perSecond = (rate: number): string => `${Math.round(rate).toLocaleString('en')}/s`

export const milliseconds = (time: number): string => `${time < 10 ? time.toFixed(2) : Math.round(time)} ms`
