import { randomBytes } from 'node:crypto'
import { appendFile, chown, mkdir, readdir, readFile, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Binaries } from './binaries.ts'
import type { DataHome } from './data-home.ts'
import { EmbeddedPostgresError, explain, otherDatabaseAdvice } from './embedded-postgres-error.ts'
import { giveTo, ifMissing, syncFolder } from './files.ts'
import { runProgram } from './run-program.ts'
import type { Settings } from './settings.ts'
import { settingsFile } from './settings.ts'
import { superuser } from './socket-directory.ts'

/** Makes the data directory on first use; checks an existing one against the version of the programs. */
export async function prepareDataDirectory(
  home: DataHome,
  binaries: Binaries,
  settings: Settings,
  log: (line: string) => void,
): Promise<void> {
  const version = (await readFile(join(home.postgresDir, 'PG_VERSION'), 'utf8').catch(ifMissing))?.trim()
  if (!version) {
    log(`Creating the database in ${home.postgresDir}`)
    return createDataDirectory(home, binaries, settings)
  }
  if (version !== binaries.majorVersion) throw wrongVersion(home, version, binaries.majorVersion)
  const { uid } = await stat(home.postgresDir)
  if (home.user.lowered && uid !== home.user.uid) await giveTo(home.user, home.postgresDir)
}

/** initdb works in a draft folder that is renamed when it is done, so that a half-made data directory is never used. */
async function createDataDirectory(home: DataHome, binaries: Binaries, settings: Settings): Promise<void> {
  const { folder, postgresDir, user } = home
  await refuseForeignFiles(postgresDir)
  const drafts = (await readdir(folder)).filter((name) => name.startsWith('postgres-draft-'))
  await Promise.all(drafts.map((name) => rm(join(folder, name), { recursive: true, force: true })))
  const draft = join(folder, `postgres-draft-${randomBytes(4).toString('hex')}`)
  await mkdir(draft, { mode: 0o700 })
  if (user.lowered) await chown(draft, user.uid, user.gid)
  const { code, output } = await runProgram(binaries.initdb, initdbArguments(draft, settings), user)
  if (code !== 0) {
    await rm(draft, { recursive: true, force: true })
    throw await explain(`The database in ${postgresDir} could not be created.`, output, folder)
  }
  await appendFile(join(draft, 'postgresql.conf'), `include_if_exists = '${settingsFile}'\n`, { flush: true })
  await rename(draft, postgresDir)
  await syncFolder(folder)
}

function initdbArguments(draft: string, settings: Settings): string[] {
  // The builtin provider sorts by code point: fast, and the same on every system and after every upgrade of it.
  const locale = ['--encoding=UTF8', '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8']
  const access = [`--username=${superuser}`, '--auth-local=trust', '--auth-host=reject']
  const sync = settings.fsync === 'off' ? ['--no-sync'] : []
  return ['-D', draft, '--data-checksums', '--no-instructions', ...locale, ...access, ...sync]
}

async function refuseForeignFiles(postgresDir: string): Promise<void> {
  const found = await readdir(postgresDir).catch(ifMissing)
  if (!found?.length) return
  throw new EmbeddedPostgresError(
    `${postgresDir} holds files, but no PostgreSQL data (PG_VERSION is missing). Nothing was changed.\n` +
      'Move the folder away to start with an empty database, or put the missing files back.',
  )
}

function wrongVersion(home: DataHome, made: string, ours: string): EmbeddedPostgresError {
  return new EmbeddedPostgresError(
    `The data in ${home.postgresDir} was made by PostgreSQL ${made}; this Millrace brings PostgreSQL ${ours}.\n` +
      'Nothing was changed. Start it with the Millrace that made it and carry the data over with pg_dump, ' +
      `or move the folder away to start with an empty database. ${otherDatabaseAdvice}`,
  )
}
