import { parseArgs } from 'node:util'

/** How long and how often things are measured. */
export interface Timing {
  readonly rounds: number
  readonly seconds: number
  readonly warmSeconds: number
  readonly calibrationSeconds: number
  /** Connections that are tried for a limit; its best rate counts. */
  readonly clients: readonly number[]
  /** Requests of each kind in a round, where times are compared. */
  readonly samples: number
  /** Batches in a round. */
  readonly batches: number
  /** People who call the server. */
  readonly callers: number
}

export interface Options extends Timing {
  readonly tasks: number
  readonly rows: ReadonlySet<number>
  readonly growth: boolean
  readonly quick: boolean
  readonly generateOnly: boolean
  readonly profile: boolean
  readonly help: boolean
}

export const allRows = [1, 2, 3, 4, 5, 6, 7, 10, 14, 15, 16, 19] as const

export const usage = `npm run bench -- [options]

  --tasks N       tasks in the data set: 10000 (default) or 1000000
  --rows 1,2,3    only these rows of the table (${allRows.join(', ')})
  --seconds N     seconds of each measurement (4)
  --rounds N      rounds; limit and work take turns, medians count (5)
  --growth        row 7 also when a data set of a million tasks must first be made (some minutes)
  --profile       tells in which functions the server spent its time; slows it down, best with one row
  --generate      makes the data set and measures nothing
  --quick         one short round, to see that everything runs; its figures say nothing
  --help          this text`

/** Reads the command line. Throws a TypeError that says what is wrong with it. */
export function readOptions(args: string[]): Options {
  const { values } = parseArgs({
    args,
    options: {
      tasks: { type: 'string', default: '10000' },
      rows: { type: 'string' },
      seconds: { type: 'string' },
      rounds: { type: 'string' },
      growth: { type: 'boolean', default: false },
      profile: { type: 'boolean', default: false },
      generate: { type: 'boolean', default: false },
      quick: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  })
  const { quick, growth, profile, help } = values
  return {
    ...(quick ? quickTiming : fullTiming),
    ...(values.seconds !== undefined && { seconds: count('--seconds', values.seconds) }),
    ...(values.rounds !== undefined && { rounds: count('--rounds', values.rounds) }),
    tasks: count('--tasks', values.tasks),
    rows: rowsOf(values.rows, quick),
    ...{ growth, quick, profile, help, generateOnly: values.generate },
  }
}

const fullTiming: Timing = {
  rounds: 5,
  seconds: 4,
  warmSeconds: 2,
  calibrationSeconds: 2,
  clients: [8, 16, 32, 64],
  samples: 300,
  batches: 3,
  callers: 8,
}

const quickTiming: Timing = {
  rounds: 1,
  seconds: 1,
  warmSeconds: 1,
  calibrationSeconds: 1,
  clients: [16],
  samples: 50,
  batches: 1,
  callers: 2,
}

function count(name: string, text: string): number {
  const value = Number(text)
  if (!Number.isInteger(value) || value < 1) throw new TypeError(`${name} takes a whole number, 1 or more, not ${text}`)
  return value
}

function rowsOf(text: string | undefined, quick: boolean): Set<number> {
  // Two machines at once and a data set of a million are not for a quick look.
  if (text === undefined) return new Set(allRows.filter((row) => !quick || row !== 7))
  const rows = text.split(',').map((row) => count('--rows', row))
  const unknown = rows.find((row) => !(allRows as readonly number[]).includes(row))
  if (unknown !== undefined) throw new TypeError(`--rows knows ${allRows.join(', ')}, not ${unknown}`)
  return new Set(rows)
}
