import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: [
      'apps/*/src/**/*.test.ts',
      'apps/server/testing/**/*.test.ts',
      'packages/**/*.test.ts',
      'bench/**/*.test.ts',
    ],
    // The tests of services and of chaos have configurations of their own.
    exclude: ['**/node_modules/**', '**/dist/**', 'apps/server/testing/services/**', 'apps/server/testing/chaos/**'],
    globalSetup: ['apps/server/testing/postgres.ts'],
    // Each test file in a process of its own: some of them start and kill servers.
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: 30_000,
    hookTimeout: 30_000,
    teardownTimeout: 30_000,
  },
})
