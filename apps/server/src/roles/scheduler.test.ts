import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { openTestContext } from '../../testing/open-test-context.ts'
import { onServer } from '../../testing/postgres.ts'
import { createTestDatabase } from '../../testing/test-database.ts'
import { startScheduler } from './scheduler.ts'

test('a round that fails is logged and does not end the scheduler, which closes at once', async () => {
  const database = await createTestDatabase()
  const opened = await openTestContext(database)
  await onServer(database.url, (db) => db.query('alter table idempotency_keys rename to elsewhere'))

  const scheduler = startScheduler(opened.ctx)

  await expect.poll(() => readFileSync(opened.logFile, 'utf8')).toContain('maintenance failed; trying again')
  await scheduler.close()
  await opened.close()
  await database.drop()
})
