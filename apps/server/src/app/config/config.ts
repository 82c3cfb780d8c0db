import { isAbsolute, join } from 'node:path'
import type { RolesFrom } from '../../platform/identity/actor.ts'
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
  /** Whether the issuer decides about roles. */
  readonly rolesFrom: RolesFrom
  /** Where its access tokens name them: a claim, or a path into one; null for where Keycloak has them. */
  readonly roleClaim: string | null
  /** The authentication context class of a sign-in with a second factor. */
  readonly secondFactorAcr: string
  /** As whom the server signs people in at the issuer; a client without a secret is public. */
  readonly client: { readonly id: string; readonly secret: string | null }
  readonly sessions: {
    readonly idleHours: number
    readonly maxDays: number
    /** Null: they are in PostgreSQL. */
    readonly redisUrl: string | null
  }
  /** Who may make an account at the built-in provider. */
  readonly signUp: 'invitation' | 'open'
  readonly mail: {
    /** Null: by no mail server. */
    readonly smtpUrl: string | null
    /** Null: not by SendGrid; with neither, mails are written to the data folder. */
    readonly sendGridKey: string | null
    /** As in a `From` line. */
    readonly from: string
  }
  readonly quotas: { readonly perPrincipal: number; readonly perAddress: number }
  /** Null: the queues are in PostgreSQL. */
  readonly brokerUrl: string | null
  readonly log: { readonly level: LogLevel; readonly file: string }
  readonly metricsPort: number | null
}

const sources = ['issuer', 'millrace'] as const
const signUps = ['invitation', 'open'] as const
const logLevels = ['debug', 'info', 'warn', 'error'] as const
type LogLevel = (typeof logLevels)[number]

const highestPort = 65_535
const most = 1_000_000_000
// The embedded server takes 100. The relay, the scheduler and a worker with its queues have some 30 of their own; the
// others are left for commands, migrations and for looking inside.
const mostEmbeddedConnections = 60

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
    audience: values.matching('OIDC_AUDIENCE', /^[\x21-\x7e]{1,255}$/),
    rolesFrom: rolesFromOf(values),
    roleClaim: values.optional('OIDC_ROLE_CLAIM') === null ? null : values.matching('OIDC_ROLE_CLAIM', /^\S{1,255}$/),
    // Where 0 stands for no assurance at all (OpenID Connect Core 1.0, section 2). It is sent in a quoted text.
    secondFactorAcr: values.matching('OIDC_STEP_UP_ACR', /^(?!0$)[!#-[\]-~]{1,200}$/),
    client: { id: values.text('OIDC_CLIENT_ID'), secret: values.optional('OIDC_CLIENT_SECRET') },
    sessions: {
      idleHours: values.number('SESSION_IDLE_HOURS', 1, 8760),
      maxDays: values.number('SESSION_MAX_DAYS', 1, 365),
      redisUrl: values.address('REDIS_URL', ['redis:', 'rediss:']),
    },
    signUp: values.oneOf('SIGN_UP', signUps),
    mail: mailOf(values),
    brokerUrl: brokerUrlOf(values),
    quotas: {
      perPrincipal: values.number('RATE_LIMIT_PER_MINUTE', 1, most),
      perAddress: values.number('RATE_LIMIT_ANONYMOUS_PER_MINUTE', 1, most),
    },
    log: { level: values.oneOf('LOG_LEVEL', logLevels), file: logFile(dataDir, values.text('LOG_FILE')) },
    metricsPort: values.optional('METRICS_PORT') === null ? null : values.number('METRICS_PORT', 1, highestPort),
  }
  const problems = [...values.problems, ...contradictions(config), ...issuerContradictions(config)]
  if (problems.length > 0) throw new ConfigError(problems)
  return config
}

const databaseOf = (values: Values): Config['database'] => ({
  url: values.address('DATABASE_URL', ['postgres:', 'postgresql:']),
  poolSize: values.number('DATABASE_POOL_SIZE', 1, 1000),
  readers: values.number('DATABASE_READERS', 1, 1000),
  writers: values.number('DATABASE_WRITERS', 1, 1000),
})

const mailOf = (values: Values): Config['mail'] => ({
  smtpUrl: values.address('SMTP_URL', ['smtp:', 'smtps:'], ({ hostname }) => hostname !== ''),
  sendGridKey:
    values.optional('SENDGRID_API_KEY') === null ? null : values.matching('SENDGRID_API_KEY', /^[\x21-\x7e]{1,500}$/),
  from:
    values.optional('MAIL_FROM') === null
      ? `Millrace <no-reply@${hostOf(values.optional('PUBLIC_URL'))}>`
      : values.matching('MAIL_FROM', /^([^<>\p{Cc}]{1,100} <[^<>@\s]+@[^<>@\s]+>|[^<>@\s]+@[^<>@\s]+)$/u),
})

/** `kafka://` may name several servers, which is no URL as the standard has it. */
function brokerUrlOf(values: Values): string | null {
  const isKafka = values.optional('BROKER_URL')?.startsWith('kafka:') ?? false
  if (!isKafka) return values.address('BROKER_URL', ['amqp:', 'amqps:'], ({ hostname }) => hostname !== '')
  return values.matching('BROKER_URL', /^kafka:\/\/([^/?#@\s]+@)?[^/?#@\s:,]+:\d+(,[^/?#@\s:,]+:\d+)*\/?(\?\S*)?$/)
}

const hostOf = (url: string | null) => (url !== null && URL.canParse(url) ? new URL(url).hostname : 'localhost')

function rolesFromOf(values: Values): RolesFrom {
  if (values.optional('OIDC_ROLES') !== null) return values.oneOf('OIDC_ROLES', sources)
  return values.optional('OIDC_ISSUER') === null ? 'millrace' : 'issuer'
}

function contradictions({ port, metricsPort, database, issuer, client, mail }: Config): string[] {
  const problems: string[] = []
  if (issuer === null && client.secret !== null) {
    problems.push(
      'OIDC_CLIENT_SECRET is set, but OIDC_ISSUER is not: the built-in provider has no client with a secret.',
    )
  }
  if (mail.smtpUrl !== null && mail.sendGridKey !== null) {
    problems.push('SMTP_URL and SENDGRID_API_KEY are both set: mail can go only one way.')
  }
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

const issuerContradictions = ({ issuer, rolesFrom, roleClaim, secondFactorAcr }: Config): string[] => [
  ...(issuer === null && rolesFrom === 'issuer'
    ? ['OIDC_ROLES is issuer, but OIDC_ISSUER is not set: the built-in provider leaves roles to Millrace.']
    : []),
  ...(issuer === null && secondFactorAcr !== 'mfa'
    ? ['OIDC_STEP_UP_ACR is set, but OIDC_ISSUER is not: the built-in provider calls a second factor mfa.']
    : []),
  ...(roleClaim !== null && rolesFrom === 'millrace'
    ? ['OIDC_ROLE_CLAIM is set, but roles are kept in Millrace: no claim is read for them.']
    : []),
]

const isOrigin = (url: URL) => url.pathname === '/' && url.search === '' && url.hash === '' && url.username === ''

/** Where a browser on the same machine finds the server. */
function urlOf(host: string, port: number): string {
  const name = isAnyAddress(host) ? 'localhost' : host
  return `http://${name.includes(':') ? `[${name}]` : name}:${port}`
}

/** Where this process finds itself, whatever the addresses are by which others do. */
export const addressOf = (host: string, port: number): string =>
  urlOf({ '0.0.0.0': '127.0.0.1', '::': '::1' }[host] ?? host, port)

/** Keys fetched over plain http could be anyone's. Discovery 1.0, section 2: no query, no fragment. */
const isSafeIssuer = ({ protocol, hostname, pathname, username, href }: URL) =>
  (protocol === 'https:' || isLoopback(hostname.replace(/^\[(.*)\]$/, '$1'))) &&
  username === '' &&
  !/[?#\s\\]|%20/.test(href) &&
  !pathname.includes('/.well-known/')

const isAnyAddress = (host: string) => host === '0.0.0.0' || host === '::'

/** Whether only this machine can reach the host. */
export const isLoopback = (host: string): boolean =>
  host === 'localhost' || host === '::1' || /^127\.\d{1,3}\.\d{1,3}\.\d{1,3}$/.test(host)
