// A small tree that breaks every rule of .dependency-cruiser.cjs once, for check-boundaries.mjs to prove them.
// Each plant has files, written over the tree of good files, and the one import that its rule must report.

const server = 'apps/server/src'
const tasks = `${server}/modules/tasks`
const platform = `${server}/platform`
const web = 'apps/web/src'

const use = (path, name = 'value') => `import { ${name} } from '${path}'\nexport const used: unknown = ${name}\n`
const offer = 'export interface Shape { id: string }\nexport const value = { id: "1" } satisfies Shape\n'

/** A tree that breaks nothing: every import in it is allowed, and some only because they are of types. */
export const goodFiles = {
  'packages/contract/src/index.ts': `export * from 'typebox'\n${offer}`,
  [`${platform}/errors/index.ts`]: offer,
  [`${platform}/http/server.ts`]: `${use('fastify')}export type Route = string\n`,
  [`${platform}/database/index.ts`]: `${use('pg')}export * from 'kysely'\nexport { value } from '@millrace/contract'\n`,
  [`${platform}/identity/index.ts`]: `${use('jose')}export { value } from 'oidc-provider'\n`,
  [`${platform}/broker/index.ts`]: `${use('rabbitmq-client')}${offer}`,
  [`${platform}/context.ts`]: `import type { Shape } from './broker/index.ts'\nexport type Ctx = { broker: Shape }\n`,
  [`${server}/modules/projects/index.ts`]: `${offer}export type { Route } from '../../platform/http/server.ts'\n`,
  [`${tasks}/index.ts`]: `export { used } from './create-task.ts'\n${offer}`,
  [`${tasks}/create-task.ts`]: `import type { Ctx } from '../../platform/context.ts'\n${use('./tasks.store.ts')}export type C = Ctx\n`,
  [`${tasks}/tasks.store.ts`]: `${use('kysely')}${offer}`,
  [`${tasks}/tasks.policy.ts`]: `import type { Ctx } from '../../platform/context.ts'\nexport type C = Ctx\n${use('../../platform/errors/index.ts')}`,
  [`${tasks}/tasks.routes.ts`]: `${use('fastify')}export { used as served } from '../../platform/http/server.ts'\n`,
  [`${tasks}/tasks.consumers.ts`]: `import type { Shape } from '../../platform/broker/index.ts'\nexport type S = Shape\n${offer}`,
  [`${tasks}/tasks.jobs.ts`]: offer,
  [`${tasks}/create-task.test.ts`]: `${use('vitest')}export { value } from '../../../testing/index.ts'\nexport * from 'pg'\n`,
  'apps/server/testing/index.ts': `${use('../src/app/context.ts', 'used')}export { value } from 'vitest'\n`,
  [`${server}/app/context.ts`]: `${use('../platform/broker/index.ts')}export { value } from '../modules/tasks/index.ts'\n`,
  [`${server}/roles/api.ts`]: `${use('../modules/tasks/tasks.routes.ts', 'used')}export { value } from '../app/context.ts'\n`,
  [`${server}/roles/job-kinds.ts`]: use('../modules/tasks/tasks.jobs.ts'),
  [`${server}/roles/relay.ts`]: use('../platform/broker/index.ts'),
  [`${server}/bin/millrace.ts`]: use('../roles/api.ts', 'used'),
  'apps/web/src/main.ts': use('@millrace/contract'),
  [`${web}/shared/api/api.ts`]: offer,
  [`${web}/features/trash/trash.ts`]: use('../../shared/api/api.ts'),
  [`${web}/features/board/board.ts`]: use('../../shared/api/api.ts'),
  [`${web}/shell/shell.ts`]: use('../features/board/board.ts', 'used'),
  [`${web}/app/router.ts`]: use('../shell/shell.ts', 'used'),
}

/** What a rule must report: the file that imports, and (part of) the path of what it imports. */
const plant = (rule, from, to, files) => ({ rule, from, to, files })
const inUseCase = `${tasks}/planted.ts`

export const plants = [
  plant('resolvable', inUseCase, './nowhere.ts', { [inUseCase]: use('./nowhere.ts') }),
  plant('no-circle', `${tasks}/first.ts`, `${tasks}/second.ts`, {
    [`${tasks}/first.ts`]: `${use('./second.ts')}${offer}`,
    [`${tasks}/second.ts`]: `${use('./first.ts')}${offer}`,
  }),
  one('contract-on-typebox-alone', 'packages/contract/src/planted.ts', 'node_modules/pg', 'pg'),
  one(
    'packages-below-apps',
    'packages/contract/src/upward.ts',
    `${platform}/errors`,
    '../../../apps/server/src/platform/errors/index.ts',
  ),
  one(
    'apps-meet-in-contract',
    'apps/web/src/planted.ts',
    `${platform}/errors`,
    '../../server/src/platform/errors/index.ts',
  ),
  one('web-features-apart', `${web}/features/board/planted.ts`, `${web}/features/trash`, '../trash/trash.ts'),
  one('web-downwards', `${web}/features/board/upward.ts`, `${web}/shell`, '../../shell/shell.ts'),
  one('web-shared-below', `${web}/shared/planted.ts`, `${web}/features/trash`, '../features/trash/trash.ts'),
  one('web-shell-below-app', `${web}/shell/planted.ts`, `${web}/app`, '../app/router.ts'),
  one(
    'platform-below-modules',
    `${platform}/cache/planted.ts`,
    `${server}/modules/projects`,
    '../../modules/projects/index.ts',
  ),
  one('modules-below-app', `${tasks}/upward.ts`, `${server}/app/context.ts`, '../../app/context.ts'),
  one('app-below-roles', `${server}/app/planted.ts`, `${server}/roles/api.ts`, '../roles/api.ts'),
  one('roles-below-bin', `${server}/roles/worker.ts`, `${server}/bin/millrace.ts`, '../bin/millrace.ts'),
  one(
    'module-through-its-face',
    `${server}/modules/projects/planted.ts`,
    `${tasks}/create-task.ts`,
    '../tasks/create-task.ts',
  ),
  one(
    'composition-through-the-face',
    `${server}/roles/realtime.ts`,
    `${tasks}/tasks.store.ts`,
    '../modules/tasks/tasks.store.ts',
  ),
  one('policy-is-pure', `${tasks}/planted.policy.ts`, `${platform}/database`, '../../platform/database/index.ts'),
  one('policy-without-node', `${tasks}/reading.policy.ts`, 'fs', 'node:fs'),
  one('sql-in-stores', `${tasks}/sql.ts`, 'node_modules/kysely', 'kysely'),
  one('http-in-routes', `${tasks}/http.ts`, 'node_modules/fastify', 'fastify'),
  one('use-cases-without-http', `${tasks}/answer.ts`, `${platform}/http`, '../../platform/http/server.ts'),
  plant('face-without-http', `${server}/modules/files/index.ts`, `${platform}/http`, {
    [`${server}/modules/files/index.ts`]: use('../../platform/http/server.ts', 'used'),
  }),
  one('idempotency-below-http', `${platform}/idempotency/planted.ts`, `${platform}/http`, '../http/server.ts'),
  one('tokens-in-identity', `${platform}/http/planted.ts`, 'node_modules/jose', 'jose'),
  one('broker-client-in-broker', `${server}/roles/scheduler.ts`, 'node_modules/rabbitmq-client', 'rabbitmq-client'),
  one('broker-for-the-relay', `${tasks}/publish.ts`, `${platform}/broker`, '../../platform/broker/index.ts'),
  one('test-tools-in-tests', `${tasks}/tested.ts`, 'apps/server/testing', '../../../testing/index.ts'),
  one('no-import-of-a-test', `${tasks}/again.test.ts`, `${tasks}/create-task.test.ts`, './create-task.test.ts'),
  one('declared-dependency', `${platform}/mail/planted.ts`, 'node_modules/undeclared', 'undeclared'),
  plant('no-module-circle', `${server}/modules/people`, `${server}/modules/boards`, {
    [`${server}/modules/people/index.ts`]: offer,
    [`${server}/modules/people/ask.ts`]: use('../boards/index.ts'),
    [`${server}/modules/boards/index.ts`]: offer,
    [`${server}/modules/boards/ask.ts`]: use('../people/index.ts'),
  }),
]

/** A plant of one file that imports one thing. */
function one(rule, from, to, specifier) {
  return plant(rule, from, to, {
    [from]: `import * as planted from '${specifier}'\nexport const used: unknown = planted\n`,
  })
}

/** Packages of the tree, as small as packages can be; their code lies in dist/ as that of many real ones does. */
export const installedPackages = [
  'typebox',
  'pg',
  'kysely',
  'fastify',
  'oidc-provider',
  'jose',
  'rabbitmq-client',
  'vitest',
  'undeclared',
]
