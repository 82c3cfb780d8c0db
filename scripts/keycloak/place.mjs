import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { copyFile, mkdir, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const realmFile = fileURLToPath(new URL('../../deploy/keycloak/millrace-realm.json', import.meta.url))

/**
 * Makes the folder in which one Keycloak runs: its own data beside links to the built program, which takes the folder
 * above its start script for its home.
 */
export async function furnish(dataDir, program) {
  await mkdir(join(dataDir, 'bin'), { recursive: true, mode: 0o700 })
  await mkdir(join(dataDir, 'data', 'import'), { recursive: true })
  await copyFile(join(program, 'bin', 'kc.sh'), join(dataDir, 'bin', 'kc.sh'))
  for (const part of ['lib', 'conf', 'providers', 'themes']) {
    await rm(join(dataDir, part), { force: true })
    await symlink(join(program, part), join(dataDir, part))
  }
  await copyFile(realmFile, join(dataDir, 'data', 'import', 'millrace-realm.json'))
}

/** The secrets of this Keycloak. They are chosen at its first start, which writes them into its database. */
export async function secretsOf(dataDir) {
  const file = join(dataDir, 'secrets.json')
  if (existsSync(file)) return JSON.parse(await readFile(file, 'utf8'))
  const { KEYCLOAK_ADMIN_PASSWORD, MILLRACE_WEB_SECRET, MILLRACE_WORKER_SECRET } = process.env
  const secrets = {
    admin: KEYCLOAK_ADMIN_PASSWORD ?? random(),
    web: MILLRACE_WEB_SECRET ?? random(),
    worker: MILLRACE_WORKER_SECRET ?? random(),
  }
  await mkdir(dataDir, { recursive: true, mode: 0o700 })
  await writeFile(file, JSON.stringify(secrets), { mode: 0o600 })
  return secrets
}

const random = () => randomBytes(24).toString('base64url')
