import pg from 'pg'
import { StartError } from './start-error.ts'

const oldestMajor = 15
const connectMilliseconds = 5000

/** What a database server says of itself. */
export interface DatabaseServer {
  /** Such as `18.4`. */
  readonly version: string
  readonly major: number
  readonly database: string
  readonly user: string
  readonly mayCreate: boolean
  readonly hasStatementStatistics: boolean
  readonly now: Date
}

/** Connects once and asks. Rejects with a StartError that says why it cannot and what to check. */
export async function inspectDatabaseServer(url: string): Promise<DatabaseServer> {
  const client = new pg.Client({
    connectionString: url,
    connectionTimeoutMillis: connectMilliseconds,
    query_timeout: connectMilliseconds,
  })
  // A connection that is cut makes the query reject, and says more there.
  client.on('error', () => undefined)
  try {
    await client.connect()
    return await ask(client)
  } catch (err) {
    throw new StartError(cannotConnect(url, err), { cause: err })
  } finally {
    await client.end()
  }
}

async function ask(client: pg.Client): Promise<DatabaseServer> {
  const { rows } = await client.query<DatabaseServer>(
    `select current_setting('server_version') as version, current_setting('server_version_num')::int / 10000 as major,
       current_database() as database, current_user as "user",
       coalesce(has_schema_privilege(current_schema(), 'create'), false) as "mayCreate",
       exists (select from pg_extension where extname = 'pg_stat_statements') as "hasStatementStatistics",
       clock_timestamp() as now`,
  )
  return rows[0] as DatabaseServer
}

/** Rejects a server that is too old or does not let us make tables. */
export function assertUsable({ version, major, user, database, mayCreate }: DatabaseServer): void {
  if (major < oldestMajor) {
    throw new StartError(
      `The database server is PostgreSQL ${version}; Millrace needs ${oldestMajor} or newer.\n` +
        'Upgrade it, or unset DATABASE_URL to use the embedded PostgreSQL.',
    )
  }
  if (!mayCreate) {
    throw new StartError(
      `The user "${user}" may not create tables in the database "${database}".\n` +
        `Run this as its owner: grant create, usage on schema public to "${user}";`,
    )
  }
}

function cannotConnect(url: string, err: unknown): string {
  const { code, message } = err as { code?: string; message?: string }
  return `Cannot connect to the database at ${placeOf(url)}: ${message || code}.\n${advice[code ?? ''] ?? generalAdvice}`
}

const generalAdvice = 'Check DATABASE_URL, and that the server runs and can be reached from here.'
const password = 'Check the user and the password in DATABASE_URL.'

const advice: Record<string, string> = {
  ECONNREFUSED: 'Check that PostgreSQL runs there, and the host and port in DATABASE_URL.',
  ENOTFOUND: 'Check the host name in DATABASE_URL.',
  ENOENT: 'Check the folder of the socket in DATABASE_URL, and that PostgreSQL runs.',
  '28P01': password,
  '28000': password,
  '3D000': 'Create the database (createdb), or check its name in DATABASE_URL.',
  '53300': 'All connections of the server are taken: raise its max_connections, or lower DATABASE_POOL_SIZE.',
}

/** The address without user and password. */
function placeOf(url: string): string {
  const { host, pathname, searchParams } = new URL(url)
  return `${decodeURIComponent(host) || (searchParams.get('host') ?? 'localhost')}${pathname}`
}
