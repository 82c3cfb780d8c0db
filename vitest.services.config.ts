import { defineConfig } from 'vitest/config'

// Brokers are started by the files that test them; a run of these alone starts nothing else.
const brokerTests = 'apps/server/testing/services/{rabbitmq,kafka}-*.test.ts'
const timeouts = { testTimeout: 60_000, hookTimeout: 200_000 }

export default defineConfig({
  test: {
    pool: 'forks',
    fileParallelism: false,
    teardownTimeout: 60_000,
    projects: [
      // A broker that was killed takes its time to come back on a busy machine.
      { test: { name: 'brokers', include: [brokerTests], ...timeouts, testTimeout: 200_000 } },
      {
        // Tests against the real services: one Keycloak, one Redis and one Millrace for all of them.
        test: {
          name: 'services',
          include: [
            'apps/server/testing/services/**/*.test.ts',
            // Left out elsewhere where there is no Redis.
            'apps/server/src/platform/sessions/*redis*.test.ts',
            // With tokens of the Keycloak in the place of our own.
            'apps/server/testing/authorization/authorization-matrix.test.ts',
          ],
          exclude: ['**/node_modules/**', '**/dist/**', brokerTests],
          globalSetup: ['apps/server/testing/postgres.ts', 'apps/server/testing/services/set-up.ts'],
          ...timeouts,
        },
      },
    ],
  },
})
