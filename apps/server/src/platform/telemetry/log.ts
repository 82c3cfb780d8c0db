import type { Logger } from 'pino'
import pino from 'pino'
import { RequestLog } from '../http/request-log.ts'

export interface Logs {
  readonly log: Logger
  readonly requestLog: RequestLog
  /** Writes what is still gathered, and closes the file. A line that comes later goes to standard error. */
  close(): Promise<void>
}

interface Options {
  readonly level: string
  /** A path, or `-` for standard output. */
  readonly file: string
}

const flushMilliseconds = 50
// What cannot be written, as on a full disk, waits up to this size; more is dropped.
const keptBytes = 4_000_000

/** Structured logs, a JSON object a line. Request lines are gathered and written every 50 ms. */
export function openLogs({ level, file }: Options): Logs {
  const destination = pino.destination({ dest: file === '-' ? 1 : file, mkdir: true, sync: true, maxLength: keptBytes })
  destination.on('error', reportOnce())
  const log = pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
      redact: ['*.authorization', '*.password', '*.token', '*.secret'],
    },
    { write: (line: string) => writeTo(destination, line) },
  )
  let lines: string[] = []
  const flush = () => {
    if (lines.length === 0) return
    writeTo(destination, lines.join(''))
    lines = []
  }
  const timer = setInterval(flush, flushMilliseconds)
  timer.unref()
  const write = log.isLevelEnabled('info') ? (line: string) => void lines.push(line) : () => {}
  const close = () => {
    clearInterval(timer)
    flush()
    return closeFile(destination)
  }
  return { log, requestLog: new RequestLog(write), close }
}

type Destination = ReturnType<typeof pino.destination>

/** A closed file refuses lines with an error, and what is said that late is about what went wrong. */
function writeTo(destination: Destination & { readonly destroyed?: boolean }, line: string): void {
  if (destination.destroyed) process.stderr.write(line)
  else destination.write(line)
}

function closeFile(destination: Destination): Promise<void> {
  return new Promise((resolve) => {
    destination.once('close', resolve)
    // What a full disk did not take by now is given up.
    destination.once('error', () => destination.destroy())
    destination.end()
  })
}

/** A log that cannot be written fails no request: standard error is told, once. */
function reportOnce(): (err: Error) => void {
  let isReported = false
  return ({ message }) => {
    if (!isReported) process.stderr.write(`The log cannot be written: ${message}\n`)
    isReported = true
  }
}
