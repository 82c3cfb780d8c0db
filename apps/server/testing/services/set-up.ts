import { execFile } from 'node:child_process'
import { mkdtemp, realpath, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { env, execPath } from 'node:process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import type { TestProject } from 'vitest/node'
import { cleanUp, newPlace, start } from '../crash/program.ts'
import type { RunningKeycloak } from './keycloak.ts'
import { pointWebClientAt } from './keycloak.ts'
import { startRedis } from './redis.ts'

/** What runs for the whole run of the service tests. */
export interface Services {
  readonly keycloak: RunningKeycloak & { readonly dataDir: string }
  /** A Millrace that trusts the Keycloak: where it answers. */
  readonly millrace: string
  readonly redisUrl: string
}

declare module 'vitest' {
  interface ProvidedContext {
    services: Services
  }
}

const script = fileURLToPath(new URL('../../../../scripts/keycloak.mjs', import.meta.url))

/** Runs `scripts/keycloak.mjs` and gives what it prints. */
export async function keycloakScript(command: string, ...options: string[]): Promise<RunningKeycloak> {
  const { stdout } = await promisify(execFile)(execPath, [script, command, ...options])
  return JSON.parse(stdout)
}

/**
 * Vitest's global set-up: a Keycloak, a Redis, and a Millrace that stands on them. With `TEST_KEYCLOAK_DIR` a Keycloak
 * in that folder is used, started when it does not run, and left running.
 */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const kept = env.TEST_KEYCLOAK_DIR
  const dataDir = kept ?? (await realpath(await mkdtemp(join(tmpdir(), 'millrace-keycloak-'))))
  const redis = await startRedis()
  const close = async () => {
    await cleanUp()
    await redis.close()
    if (kept) return
    await keycloakScript('stop', '--data-dir', dataDir)
    await rm(dataDir, { recursive: true, force: true })
  }
  try {
    const place = await newPlace()
    const options = ['--data-dir', dataDir, '--web-origin', place.address]
    const keycloak = await keycloakScript('start', ...options, '--with-test-users')
    if (kept) await pointWebClientAt(keycloak, place.address)
    await start(place, {
      ...{ OIDC_ISSUER: keycloak.issuer, OIDC_CLIENT_SECRET: keycloak.clientSecrets['millrace-web'] },
      ...{ PUBLIC_URL: place.address, REDIS_URL: redis.url },
    })
    project.provide('services', { keycloak: { ...keycloak, dataDir }, millrace: place.address, redisUrl: redis.url })
  } catch (err) {
    await close()
    throw err
  }
  return close
}
