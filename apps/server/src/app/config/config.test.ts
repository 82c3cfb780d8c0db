import { expect, test } from 'vitest'
import { toConfig } from './config.ts'
import { ConfigError } from './config-error.ts'
import { configLines } from './config-lines.ts'
import type { Env } from './variables.ts'

const problemsOf = (env: Env): readonly string[] => {
  try {
    toConfig(env, '/checkout')
    return []
  } catch (err) {
    if (err instanceof ConfigError) return err.problems
    throw err
  }
}

test('nothing needs to be set', () => {
  expect(toConfig({}, '/checkout')).toMatchObject({
    host: '127.0.0.1',
    port: 7700,
    publicUrl: 'http://127.0.0.1:7700',
    dataDir: '/checkout/.millrace',
    database: { url: null },
    log: { level: 'info', file: '/checkout/.millrace/millrace.log' },
    metricsPort: null,
  })
})

test('all problems are reported at once, each with its variable and what it takes', () => {
  const problems = problemsOf({
    PORT: '70000',
    PUBLIC_URL: 'millrace.example.com',
    DATABASE_URL: 'mysql://root:hunter2@db/tasks',
    DATABASE_READERS: 'many',
    LOG_LEVEL: 'loud',
    REDIS_URL: 'redis://localhost',
  })

  expect(problems.map((problem) => problem.split(' ')[0]).sort()).toEqual([
    'DATABASE_READERS',
    'DATABASE_URL',
    'LOG_LEVEL',
    'PORT',
    'PUBLIC_URL',
    'REDIS_URL',
  ])
  expect(problems).toContain('PORT is "70000": it takes a port, 1 to 65535.')
})

test('a backend that does not exist yet is never silently ignored', () => {
  for (const name of ['REDIS_URL', 'BROKER_URL', 'SMTP_URL', 'S3_ENDPOINT', 'DATABASE_REPLICA_URLS'] as const) {
    expect(problemsOf({ [name]: 'x' })).toEqual([expect.stringMatching(`^${name} is set, but not supported`)])
  }
})

test('secrets are never printed', () => {
  const env = { DATABASE_URL: 'mysql://root:hunter2@db/tasks?sslpassword=hunter3', DATABASE_REPLICA_URLS: 'hunter4' }

  const printed = [...problemsOf(env), ...configLines(env)].join('\n')

  expect(printed).not.toMatch(/hunter/)
  expect(printed).toContain('mysql://root:***@db/tasks?sslpassword=***')
})

test('values that contradict each other are problems', () => {
  expect(problemsOf({ METRICS_PORT: '7700' })).toEqual([expect.stringContaining('both 7700')])
  expect(problemsOf({ DATABASE_POOL_SIZE: '90' })).toEqual([expect.stringContaining('add up to 102')])
  expect(problemsOf({ DATABASE_POOL_SIZE: '90', DATABASE_URL: 'postgresql://db/tasks' })).toEqual([])
})

test('paths that are relative start at the checkout and, for the log, at the data', () => {
  const config = toConfig({ MILLRACE_DATA_DIR: 'data', LOG_FILE: 'a/b.log' }, '/checkout')

  expect([config.dataDir, config.log.file]).toEqual(['/checkout/data', '/checkout/data/a/b.log'])
  expect(toConfig({ LOG_FILE: '-' }, '/checkout').log.file).toBe('-')
})

test('each value is listed with where it comes from', () => {
  const lines = configLines({ PORT: '7701' })

  expect(lines.find((line) => line.startsWith('PORT'))).toMatch(/^PORT +7701 +environment$/)
  expect(lines.find((line) => line.startsWith('HOST'))).toMatch(/^HOST +127\.0\.0\.1 +default$/)
  expect(lines.find((line) => line.startsWith('PUBLIC_URL'))).toMatch(/^PUBLIC_URL +not set$/)
})
