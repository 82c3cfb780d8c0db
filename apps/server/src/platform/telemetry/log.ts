import type { Logger } from 'pino'
import pino from 'pino'
import { RequestLog } from '../http/request-log.ts'

export interface Logs {
  readonly log: Logger
  readonly requestLog: RequestLog
  /** Writes what is still buffered. */
  flush(): void
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
    destination,
  )
  let lines: string[] = []
  const flush = () => {
    if (lines.length === 0) return
    destination.write(lines.join(''))
    lines = []
  }
  const timer = setInterval(flush, flushMilliseconds)
  timer.unref()
  const write = log.isLevelEnabled('info') ? (line: string) => void lines.push(line) : () => {}
  return { log, requestLog: new RequestLog(write), flush }
}

/** A log that cannot be written fails no request: standard error is told, once. */
function reportOnce(): (err: Error) => void {
  let isReported = false
  return ({ message }) => {
    if (!isReported) process.stderr.write(`The log cannot be written: ${message}\n`)
    isReported = true
  }
}
