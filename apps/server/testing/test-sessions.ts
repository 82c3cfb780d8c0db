import type { Ctx } from '../src/platform/context.ts'
import { openSealer } from '../src/platform/crypto/seal.ts'
import { IssuerClient } from '../src/platform/sessions/issuer-client.ts'
import { postgresSessions } from '../src/platform/sessions/postgres-sessions.store.ts'
import { Sessions } from '../src/platform/sessions/sessions.ts'

type Parts = Pick<Ctx, 'db' | 'clock' | 'log' | 'newId' | 'authenticator'>

const client = { clientId: 'millrace-web', clientSecret: null, secondFactorAcr: 'mfa' }
const day = 24 * 3_600_000

/** Sessions for a server in which nobody signs in with a browser: their issuer is not there. */
export async function openTestSessions(parts: Parts, publicUrl = 'http://127.0.0.1:7700'): Promise<Sessions> {
  return new Sessions({
    ...parts,
    publicUrl,
    store: postgresSessions(parts.db),
    issuer: new IssuerClient({ ...client, issuer: `${publicUrl}/oidc`, publicUrl }),
    sealer: await openSealer(parts.db, parts.clock.now()),
    limits: { idle: 7 * day, longest: 30 * day },
  })
}
