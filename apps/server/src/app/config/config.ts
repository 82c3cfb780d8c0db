import { isAbsolute, join } from 'node:path'
import { ConfigError } from './config-error.ts'
import { Values } from './values.ts'
import type { Env } from './variables.ts'

/** The checked configuration of a process. */
export interface Config {
  readonly host: string
  readonly port: number
  /** How the server is reached from outside: an origin without a slash at its end. */
  readonly publicUrl: string
  readonly trustedProxies: number
  readonly drainSeconds: number
  readonly shutdownSeconds: number
  readonly dataDir: string
  readonly database: {
    /** Null: the embedded PostgreSQL in the data folder. */
    readonly url: string | null
    readonly poolSize: number
    readonly readers: number
    readonly writers: number
  }
  /** Null: the built-in OpenID provider. */
  readonly issuer: string | null
  readonly audience: string
  readonly quotas: { readonly perPrincipal: number; readonly perAddress: number }
  readonly log: { readonly level: LogLevel; readonly file: string }
  readonly metricsPort: number | null
}

const logLevels = ['debug', 'info', 'warn', 'error'] as const
type LogLevel = (typeof logLevels)[number]

const highestPort = 65_535
const most = 1_000_000_000
// The embedded server takes 100; some are left for commands, migrations and for looking inside.
const mostEmbeddedConnections = 80

/** Checks and shapes what the environment says. `folder` is where relative paths start. Rejects with all problems at once. */
export function toConfig(env: Env, folder: string): Config {
  const values = new Values(env)
  values.refuseUnsupported()
  const host = values.text('HOST')
  const port = values.number('PORT', 1, highestPort)
  const dataDir = absolute(folder, values.text('MILLRACE_DATA_DIR'))
  const config: Config = {
    host,
    port,
    publicUrl: values.address('PUBLIC_URL', ['http:', 'https:'], isOrigin)?.replace(/\/$/, '') ?? urlOf(host, port),
    trustedProxies: values.number('TRUSTED_PROXIES', 0, 10),
    drainSeconds: values.number('DRAIN_SECONDS', 0, 600),
    shutdownSeconds: values.number('SHUTDOWN_SECONDS', 0, 600),
    dataDir,
    database: databaseOf(values),
    issuer: values.address('OIDC_ISSUER', ['http:', 'https:'], isSafeIssuer),
    audience: values.text('OIDC_AUDIENCE'),
    quotas: {
      perPrincipal: values.number('RATE_LIMIT_PER_MINUTE', 1, most),
      perAddress: values.number('RATE_LIMIT_ANONYMOUS_PER_MINUTE', 1, most),
    },
    log: { level: values.oneOf('LOG_LEVEL', logLevels), file: logFile(dataDir, values.text('LOG_FILE')) },
    metricsPort: values.optional('METRICS_PORT') === null ? null : values.number('METRICS_PORT', 1, highestPort),
  }
  const problems = [...values.problems, ...contradictions(config)]
  if (problems.length > 0) throw new ConfigError(problems)
  return config
}

const databaseOf = (values: Values): Config['database'] => ({
  url: values.address('DATABASE_URL', ['postgres:', 'postgresql:']),
  poolSize: values.number('DATABASE_POOL_SIZE', 1, 1000),
  readers: values.number('DATABASE_READERS', 1, 1000),
  writers: values.number('DATABASE_WRITERS', 1, 1000),
})

function contradictions({ port, metricsPort, database }: Config): string[] {
  const problems: string[] = []
  if (metricsPort === port) problems.push(`METRICS_PORT and PORT are both ${port}: give them different ports.`)
  const connections = database.poolSize + database.readers + database.writers
  if (database.url === null && connections > mostEmbeddedConnections) {
    problems.push(
      `DATABASE_POOL_SIZE, DATABASE_READERS and DATABASE_WRITERS add up to ${connections}: ` +
        `the embedded PostgreSQL has ${mostEmbeddedConnections} connections to give.`,
    )
  }
  return problems
}

const absolute = (folder: string, path: string) => (isAbsolute(path) ? path : join(folder, path))

const logFile = (dataDir: string, file: string) => (file === '-' ? file : absolute(dataDir, file))

const isOrigin = (url: URL) => url.pathname === '/' && url.search === '' && url.hash === '' && url.username === ''

/** Where a browser on the same machine finds the server. */
function urlOf(host: string, port: number): string {
  const name = isAnyAddress(host) ? 'localhost' : host
  return `http://${name.includes(':') ? `[${name}]` : name}:${port}`
}

/** Keys fetched over plain http could be anyone's. */
const isSafeIssuer = ({ protocol, hostname }: URL) =>
  protocol === 'https:' || isLoopback(hostname.replace(/^\[(.*)\]$/, '$1'))

const isAnyAddress = (host: string) => host === '0.0.0.0' || host === '::'

/** Whether only this machine can reach the host. */
export const isLoopback = (host: string): boolean =>
  host === 'localhost' || host === '::1' || /^127\.\d{1,3}\.\d{1,3}\.\d{1,3}$/.test(host)
