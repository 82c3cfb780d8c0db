import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { toConfig } from '../src/app/config/config.ts'
import type { Env } from '../src/app/config/variables.ts'
import type { OpenContext } from '../src/app/context.ts'
import { openContext } from '../src/app/context.ts'
import type { TestDatabase } from './test-database.ts'

export interface TestContext extends OpenContext {
  readonly logFile: string
}

/** Everything open on a test database, configured by an environment as a process is. */
export async function openTestContext(database: TestDatabase, env: Env = {}): Promise<TestContext> {
  const folder = await mkdtemp(join(tmpdir(), 'millrace-context-'))
  const config = toConfig({ DATABASE_URL: database.url, DATABASE_POOL_SIZE: '4', ...env }, folder)
  const removeFolder = () => rm(folder, { recursive: true, force: true })
  const opened = await openContext({ ...config, dataDir: folder }).catch(async (err: unknown) => {
    await removeFolder()
    throw err
  })
  return {
    ...opened,
    logFile: config.log.file,
    close: async () => {
      await opened.close()
      await removeFolder()
    },
  }
}
