/**
 * graphile-worker 0.17.3 shuts itself down when it lost the database, and waits for nobody: what fails in that would be
 * a rejection that nobody handles, which ends the program.
 */
export const failQuietly: GraphileConfig.Plugin = {
  name: 'FailQuietlyPlugin',
  worker: {
    middleware: {
      poolGracefulShutdown: async (next) => {
        try {
          return await next()
        } catch {
          // The promise of the pool is rejected too.
        }
      },
      poolForcefulShutdown: async (next) => {
        try {
          return await next()
        } catch {
          return { forceFailedJobs: [] }
        }
      },
    },
  },
}
