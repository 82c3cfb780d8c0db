import { errorCatalogue } from '@millrace/contract'
import { ConfigError } from '../app/config/config-error.ts'
import { readEnv } from '../app/config/env.ts'
import { StartError } from '../app/start-error.ts'
import { EmbeddedPostgresError } from '../platform/database/embedded/embedded-postgres-error.ts'
import { MigrationError } from '../platform/database/migrations/migration-error.ts'
import { AppError } from '../platform/errors/app-error.ts'

/** Says on standard error what went wrong and what to do, and makes the program end with 1. */
export function reportFailure(err: unknown): void {
  process.exitCode = 1
  process.stderr.write(`${messageOf(err)}\n`)
  if (readEnv().LOG_LEVEL === 'debug') console.error(err)
}

const explained = [ConfigError, StartError, EmbeddedPostgresError, MigrationError]

/** A failure in plain words: what happened, and on the next lines what to do. */
export function messageOf(err: unknown): string {
  if (explained.some((known) => err instanceof known)) return (err as Error).message
  if (err instanceof AppError) return appErrorText(err)
  const text = err instanceof Error ? err.message || err.name : String(err)
  return `Something went wrong: ${text}\nSet LOG_LEVEL=debug to see where.`
}

function appErrorText({ code, details }: AppError): string {
  const fields = (details.errors ?? []).map(({ pointer, message }) => `  ${pointer.replace(/^\//, '')} ${message}`)
  return [details.detail ?? errorCatalogue[code].title, ...fields].join('\n')
}
