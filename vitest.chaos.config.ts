import { defineConfig } from 'vitest/config'

// Everything is killed, paused and cut off while it works: see apps/server/testing/chaos/.
export default defineConfig({
  test: {
    include: ['apps/server/testing/chaos/**/*.test.ts'],
    pool: 'forks',
    fileParallelism: false,
    disableConsoleIntercept: true,
    teardownTimeout: 60_000,
  },
})
