import type { FastifyInstance } from 'fastify'
import type { OpenSessions } from './session-parts.ts'
import { mountSignIn } from './sign-in.routes.ts'
import { mountSignOut } from './sign-out.routes.ts'

/** Puts signing in and out with a browser under `/auth`. */
export async function mountSessions(app: FastifyInstance, open: OpenSessions): Promise<void> {
  mountSignIn(app, open)
  // Apart, because forms are taken nowhere else.
  await app.register((scope, _options, done) => {
    mountSignOut(scope, open)
    done()
  })
}
