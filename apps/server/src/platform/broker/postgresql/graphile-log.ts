import { Logger } from 'graphile-worker'
import type { Logger as Log } from 'pino'

/** graphile-worker tells of every message that it hands out; only what is wrong belongs into our log. */
export const graphileLog = (
  log: Pick<Log, 'debug' | 'warn'>,
  fields: { readonly queue?: string } = {},
  onError: (message: string) => void = () => {},
) =>
  new Logger(() => (level, message) => {
    if (level === 'error' || level === 'warning') log.warn(fields, message)
    else log.debug(fields, message)
    if (level === 'error') onError(message)
  })
