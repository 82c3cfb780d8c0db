/** One environment variable that the server reads. */
export interface Variable {
  readonly name: string
  readonly group: string
  /** What it takes, in words: it stands in the documentation and in error messages. */
  readonly takes: string
  /** The value when the variable is not set; null when there is none. */
  readonly default: string | null
  readonly description: string
  /** Never printed as it is. */
  readonly isSecret?: true
  /** Its backend does not exist in this version: setting it stops the start. */
  readonly isUnsupported?: true
}

const port = 'a port, 1 to 65535'
const count = 'a whole number, 1 or more'

/** Every variable that the server reads. `docs/configuration.md` and `millrace config` are made of this table. */
export const variables = [
  {
    name: 'HOST',
    group: 'Address',
    takes: 'a host name or IP address',
    default: '127.0.0.1',
    description: 'Where the server listens. `0.0.0.0` takes calls from other machines; no demo people are made then.',
  },
  {
    name: 'PORT',
    group: 'Address',
    takes: port,
    default: '7700',
    description: 'The port of the API, the reference page and the sign-in pages.',
  },
  {
    name: 'PUBLIC_URL',
    group: 'Address',
    takes: 'an http or https address without a path',
    default: null,
    description:
      'How people and programs reach the server; its OpenID provider is `/oidc` below it. `http://HOST:PORT` when not set.',
  },
  {
    name: 'TRUSTED_PROXIES',
    group: 'Address',
    takes: 'a whole number, 0 to 10',
    default: '0',
    description:
      'How many reverse proxies stand in front and may be believed about the caller’s address (`X-Forwarded-For`).',
  },
  {
    name: 'DRAIN_SECONDS',
    group: 'Address',
    takes: 'a whole number, 0 to 600',
    default: '0',
    description:
      'How long a stopping server goes on taking requests while `/health/ready` says 503, so that a load balancer sees it and sends no more. Behind one, set it to more than the balancer takes to notice, such as 15; without one it only makes stopping slower.',
  },
  {
    name: 'SHUTDOWN_SECONDS',
    group: 'Address',
    takes: 'a whole number, 0 to 600',
    default: '10',
    description: 'How long a stopping server waits for requests that are under way.',
  },
  {
    name: 'MILLRACE_DATA_DIR',
    group: 'Data',
    takes: 'a folder',
    default: '.millrace',
    description:
      'Where the embedded PostgreSQL keeps its data. A relative path starts at the checkout’s package.json, or at the working directory when there is no checkout.',
  },
  {
    name: 'DATABASE_URL',
    group: 'Data',
    takes: 'postgresql://user:password@host:port/database',
    default: null,
    description: 'A PostgreSQL 15 or newer to use instead of the embedded one.',
    isSecret: true,
  },
  {
    name: 'DATABASE_POOL_SIZE',
    group: 'Data',
    takes: count,
    default: '10',
    description: 'Connections of one process for transactions and for searches.',
  },
  {
    name: 'DATABASE_READERS',
    group: 'Data',
    takes: count,
    default: '4',
    description: 'Connections of one process for short reads, each carrying many at a time.',
  },
  {
    name: 'DATABASE_WRITERS',
    group: 'Data',
    takes: count,
    default: '8',
    description: 'Connections of one process for writes of one statement.',
  },
  {
    name: 'OIDC_AUDIENCE',
    group: 'Identity',
    takes: 'text without spaces',
    default: 'millrace-api',
    description: 'The audience that an access token must name to be accepted here.',
  },
  {
    name: 'OIDC_ISSUER',
    group: 'Identity',
    takes: 'the address of an OpenID Connect issuer',
    default: null,
    description:
      'An issuer such as Keycloak to trust instead of the built-in one. It signs access tokens of type `at+jwt` with RS256, PS256 or ES256; a person is made when a token first names them. `https`, unless it runs on this machine.',
  },
  {
    name: 'OIDC_ROLES',
    group: 'Identity',
    takes: 'issuer or millrace',
    default: null,
    description:
      'Who decides whether a person is a `viewer`, `user` or `admin`: `issuer`, by the roles that access tokens name, or `millrace`, where admins give them. `issuer` when `OIDC_ISSUER` is set and this is not; the built-in provider leaves it to Millrace.',
  },
  {
    name: 'OIDC_ROLE_CLAIM',
    group: 'Identity',
    takes: 'the name of a claim, or a path of names with dots between',
    default: null,
    description:
      'Where an access token lists those roles, such as `https://example.com/roles`. When not set, where Keycloak lists them: `realm_access.roles` and `resource_access.<OIDC_AUDIENCE>.roles`.',
  },
  {
    name: 'OIDC_STEP_UP_ACR',
    group: 'Identity',
    takes: 'text without spaces and quotes, not 0',
    default: 'mfa',
    description:
      'The authentication context class (`acr`) with which the issuer marks a sign-in with a second factor; sensitive operations ask for it.',
  },
  {
    name: 'OIDC_CLIENT_ID',
    group: 'Identity',
    takes: 'text',
    default: 'millrace-web',
    description:
      'As which client of `OIDC_ISSUER` people sign in with a browser. Its redirect address is `/auth/callback` below `PUBLIC_URL`, its back-channel logout `/auth/backchannel-logout`.',
  },
  {
    name: 'OIDC_CLIENT_SECRET',
    group: 'Identity',
    takes: 'text',
    default: null,
    description: 'The secret of that client at `OIDC_ISSUER`. A client without one is public.',
    isSecret: true,
  },
  {
    name: 'SESSION_IDLE_HOURS',
    group: 'Identity',
    takes: 'a whole number, 1 to 8760',
    default: '168',
    description: 'After how many hours without a request a browser is signed out.',
  },
  {
    name: 'SESSION_MAX_DAYS',
    group: 'Identity',
    takes: 'a whole number, 1 to 365',
    default: '30',
    description: 'After how many days a browser is signed out, used or not.',
  },
  {
    name: 'SIGN_UP',
    group: 'Identity',
    takes: 'invitation or open',
    default: 'invitation',
    description:
      'Who may make an account at the built-in provider: whoever was invited, or everybody whose e-mail address answers.',
  },
  {
    name: 'RATE_LIMIT_PER_MINUTE',
    group: 'Limits',
    takes: count,
    default: '100000',
    description:
      'Requests a minute for each person and each token. The default is one that no script on a laptop meets by accident; 1200 is a good value in production. Heavy routes have a twentieth of it.',
  },
  {
    name: 'RATE_LIMIT_ANONYMOUS_PER_MINUTE',
    group: 'Limits',
    takes: count,
    default: '600',
    description: 'Requests a minute for each address (IPv6: each /64) that shows no valid token.',
  },
  {
    name: 'SMTP_URL',
    group: 'Mail',
    takes: 'smtp://user:password@host:port, or smtps:// with TLS from the first byte',
    default: null,
    description:
      'The server that takes mail. `smtp` changes to TLS where the server offers it, and insists on it before it sends a password to another machine. When neither this nor `SENDGRID_API_KEY` is set, mails are written as files to `mail` in the data folder.',
    isSecret: true,
  },
  {
    name: 'SENDGRID_API_KEY',
    group: 'Mail',
    takes: 'a key of SendGrid that may send mail',
    default: null,
    description: 'Mail goes through the API of SendGrid, instead of `SMTP_URL`.',
    isSecret: true,
  },
  {
    name: 'MAIL_FROM',
    group: 'Mail',
    takes: 'an e-mail address, or Name <address>',
    default: null,
    description: 'Who mails come from. `Millrace <no-reply@…>` with the host of `PUBLIC_URL` when not set.',
  },
  {
    name: 'LOG_LEVEL',
    group: 'Logs and metrics',
    takes: 'debug, info, warn or error',
    default: 'info',
    description:
      'The least that is logged. Each request is a line at `info`; `debug` also shows the stack of an error on the command line.',
  },
  {
    name: 'LOG_FILE',
    group: 'Logs and metrics',
    takes: 'a file, or - for standard output',
    default: 'millrace.log',
    description:
      'Where the log goes, a JSON object a line. A relative path starts at the data folder. A file of more than 50 MB is set aside as `<file>.1` at the next start.',
  },
  {
    name: 'METRICS_PORT',
    group: 'Logs and metrics',
    takes: port,
    default: null,
    description: 'Serves Prometheus metrics at `/metrics` on this port of `HOST`. No metrics are kept when not set.',
  },
  {
    name: 'DATABASE_REPLICA_URLS',
    group: 'Backends',
    takes: 'addresses of PostgreSQL servers, separated by commas',
    default: null,
    description: 'Read replicas.',
    isSecret: true,
    isUnsupported: true,
  },
  {
    name: 'REDIS_URL',
    group: 'Backends',
    takes: 'redis://user:password@host:port, or rediss:// with TLS',
    default: null,
    description: 'A Redis 7 or newer for the sessions of browsers, which are in PostgreSQL otherwise.',
    isSecret: true,
  },
  {
    name: 'BROKER_URL',
    group: 'Backends',
    takes: 'amqp://user:password@host:port/vhost (amqps:// with TLS), or kafka://host:port,host:port',
    default: null,
    description:
      'A RabbitMQ 3.10 or newer, or Kafka, that carries events and work to the workers. PostgreSQL does when not set.',
    isSecret: true,
  },
  {
    name: 'S3_ENDPOINT',
    group: 'Backends',
    takes: 'the address of an S3 service',
    default: null,
    description: 'A store for files.',
    isUnsupported: true,
  },
] as const satisfies readonly Variable[]

export type VariableName = (typeof variables)[number]['name']

/** What the environment says, by variable; absent when it says nothing. */
export type Env = Readonly<Partial<Record<VariableName, string>>>
