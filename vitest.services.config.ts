import { defineConfig } from 'vitest/config'

// Tests against the real services: one Keycloak, one Redis and one Millrace for all of them.
export default defineConfig({
  test: {
    include: [
      'apps/server/testing/services/**/*.test.ts',
      // Left out elsewhere where there is no Redis.
      'apps/server/src/platform/sessions/*redis*.test.ts',
      // With tokens of the Keycloak in the place of our own.
      'apps/server/testing/authorization/authorization-matrix.test.ts',
    ],
    globalSetup: ['apps/server/testing/postgres.ts', 'apps/server/testing/services/set-up.ts'],
    pool: 'forks',
    fileParallelism: false,
    testTimeout: 60_000,
    hookTimeout: 200_000,
    teardownTimeout: 60_000,
  },
})
