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
    REDIS_URL: 'localhost:6379',
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
  for (const name of ['S3_ENDPOINT', 'DATABASE_REPLICA_URLS'] as const) {
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
  expect(problemsOf({ SMTP_URL: 'smtp://mail', SENDGRID_API_KEY: 'SG.key' })).toEqual([
    expect.stringContaining('SMTP_URL and SENDGRID_API_KEY'),
  ])
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

test('an issuer decides about roles unless Millrace is told to', () => {
  const issuer = 'https://sso.example.com/realms/millrace'
  expect(toConfig({}, '/c')).toMatchObject({
    issuer: null,
    rolesFrom: 'millrace',
    secondFactorAcr: 'mfa',
    roleClaim: null,
  })
  expect(toConfig({ OIDC_ISSUER: issuer }, '/c')).toMatchObject({ issuer, rolesFrom: 'issuer' })
  expect(toConfig({ OIDC_ISSUER: issuer, OIDC_ROLES: 'millrace' }, '/c')).toMatchObject({ rolesFrom: 'millrace' })
})

test.each([
  'http://sso.example.com/realms/millrace',
  'sso.example.com',
  'ldap://sso.example.com',
  'https://sso.example.com/realms/millrace?x=1',
  'https://sso.example.com/realms/millrace#x',
  'https://user:secret@sso.example.com/realms/millrace',
  'https://sso.example.com/realms/mill race',
  'https://sso.example.com/realms/millrace/.well-known/openid-configuration',
])('the issuer %s stops the start', (address) => {
  expect(problemsOf({ OIDC_ISSUER: address })).toEqual([expect.stringMatching(/^OIDC_ISSUER is /)])
})

test.each(['https://tenant.auth0.com/', 'http://127.0.0.1:8080/realms/a', 'http://[::1]:8080', 'http://localhost:1/x'])(
  'the issuer %s does not',
  (address) => expect(toConfig({ OIDC_ISSUER: address }, '/c').issuer).toBe(address),
)

test('what says nothing about identity, or contradicts itself, stops the start', () => {
  const OIDC_ISSUER = 'https://sso.example.com'
  const firstWords = (env: Env) => problemsOf(env).map((problem) => problem.split(' ')[0])
  expect(firstWords({ OIDC_AUDIENCE: ' ' })).toEqual(['OIDC_AUDIENCE'])
  expect(firstWords({ OIDC_AUDIENCE: 'two words' })).toEqual(['OIDC_AUDIENCE'])
  expect(firstWords({ OIDC_ISSUER, OIDC_ROLES: 'both' })).toEqual(['OIDC_ROLES'])
  expect(firstWords({ OIDC_ISSUER, OIDC_STEP_UP_ACR: '0' })).toEqual(['OIDC_STEP_UP_ACR'])
  expect(firstWords({ OIDC_ISSUER, OIDC_STEP_UP_ACR: 'a"b' })).toEqual(['OIDC_STEP_UP_ACR'])
  expect(firstWords({ OIDC_STEP_UP_ACR: 'gold' })).toEqual(['OIDC_STEP_UP_ACR'])
  expect(firstWords({ OIDC_ROLES: 'issuer' })).toEqual(['OIDC_ROLES'])
  expect(firstWords({ OIDC_ROLE_CLAIM: 'roles' })).toEqual(['OIDC_ROLE_CLAIM'])
  expect(firstWords({ OIDC_ISSUER, OIDC_ROLES: 'millrace', OIDC_ROLE_CLAIM: 'roles' })).toEqual(['OIDC_ROLE_CLAIM'])
})

test('mail comes from the public host unless told otherwise, and goes to files without a server', () => {
  const mailOf = (env: Env) => toConfig(env, '/checkout').mail
  expect(mailOf({})).toEqual({ smtpUrl: null, sendGridKey: null, from: 'Millrace <no-reply@localhost>' })
  expect(mailOf({ PUBLIC_URL: 'https://tasks.example.com' }).from).toBe('Millrace <no-reply@tasks.example.com>')
  expect(mailOf({ SMTP_URL: 'smtps://u:p@mail.example.com', MAIL_FROM: 'Tasks <t@example.com>' })).toEqual({
    smtpUrl: 'smtps://u:p@mail.example.com',
    sendGridKey: null,
    from: 'Tasks <t@example.com>',
  })
  expect(mailOf({ SENDGRID_API_KEY: 'SG.key' })).toMatchObject({ smtpUrl: null, sendGridKey: 'SG.key' })
})

test.each([
  ['SMTP_URL', 'http://mail.example.com'],
  ['SMTP_URL', 'smtp:'],
  ['SENDGRID_API_KEY', 'two words'],
  ['MAIL_FROM', 'nobody'],
  ['MAIL_FROM', 'A <a@example.com>\r\nBcc: b@example.com'],
  ['SIGN_UP', 'everybody'],
] as const)('%s does not take %s', (name, value) => {
  expect(problemsOf({ [name]: value })).toEqual([expect.stringMatching(`^${name} is `)])
})

test.each([
  'amqp://millrace:secret@mq.example.com:5672/tasks',
  'amqps://mq.example.com',
  'kafka://127.0.0.1:9092',
  'kafka://user:secret@one.example.com:9092,two.example.com:9092?ssl=true',
])('%s names a broker', (url) => {
  expect(toConfig({ BROKER_URL: url }, '/').brokerUrl).toBe(url)
})

test.each(['http://mq.example.com', 'kafka://', 'kafka://one.example.com', 'mq.example.com:5672', 'amqp://'])(
  '%s names no broker and stops the start, without its secrets',
  (url) => {
    expect(() => toConfig({ BROKER_URL: url }, '/')).toThrow(/BROKER_URL is/)
  },
)
