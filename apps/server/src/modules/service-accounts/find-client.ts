import type { Queryable } from '../../platform/database/query.ts'
import type { ServiceClient } from '../../platform/identity/built-in/oidc-clients.ts'
import { isClientId } from './client-secret.ts'
import { findClientRow, idOfClient } from './service-accounts.store.ts'

/** The program that asks the OpenID provider for a token; null when it is unknown, disabled or deleted. */
export async function findClient(db: Queryable, clientId: string): Promise<ServiceClient | null> {
  const found = isClientId(clientId) ? await findClientRow(db, clientId) : undefined
  if (!found) return null
  const { secretVersion, ...client } = found
  return { ...client, claims: { secret_version: secretVersion } }
}

/** The service account with that client id, disabled or not; for commands, which name programs by it. */
export async function findByClientId(db: Queryable, clientId: string): Promise<string | null> {
  return isClientId(clientId) ? idOfClient(db, clientId) : null
}
