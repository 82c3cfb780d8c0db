import type { Adapter, AdapterFactory, AdapterPayload } from 'oidc-provider'
import { InvalidGrant } from 'oidc-provider/lib/helpers/errors.js'
import type { Clock } from '../../clock/clock.ts'
import type { Queryable } from '../../database/query.ts'
import type { ServiceClient } from './oidc-clients.ts'
import { serviceMetadata } from './oidc-clients.ts'
import {
  consumePayload,
  findPayload,
  removeFamily,
  removePayload,
  removePayloadsOfGrant,
  savePayload,
} from './oidc-payloads.store.ts'

/** Finds a program that has a secret; null when there is none, or when it is disabled. */
export type FindClient = (clientId: string) => Promise<ServiceClient | null>

interface Options {
  readonly db: Queryable
  readonly clock: Clock
  readonly findClient: FindClient
}

/**
 * Keeps the provider's state in PostgreSQL, so that every process can go on with what another one began. Clients are
 * kept by whoever looks after programs.
 */
export function oidcAdapter({ db, clock, findClient }: Options): AdapterFactory {
  return (model): Adapter => {
    const find = async (by: 'id' | 'uid' | 'userCode', value: string): Promise<AdapterPayload | undefined> => {
      // PostgreSQL's text cannot hold it, so nothing is kept under such a name.
      if (value.includes('\0')) return undefined
      if (model === 'Client') return clientPayload(await findClient(value))
      const found = await findPayload(db, model, by, value, clock.now())
      if (!found) return undefined
      return { ...found.payload, ...(found.consumedAt && { consumed: Math.floor(found.consumedAt.getTime() / 1000) }) }
    }
    return {
      find: (id) => find('id', id),
      findByUid: (uid) => find('uid', uid),
      findByUserCode: (userCode) => find('userCode', userCode),
      upsert: async (id, payload, expiresIn) => {
        const now = clock.now()
        const { grantId = null, uid = null, userCode = null, accountId = null } = payload
        const expiresAt = expiresIn === undefined ? null : new Date(now.getTime() + expiresIn * 1000)
        await savePayload(db, { model, id, payload, grantId, uid, userCode, accountId, expiresAt }, now)
      },
      consume: async (id) => {
        if (await consumePayload(db, model, id, clock.now())) return
        // Two had it and used it at the same moment; which of them stole it cannot be told.
        await removeFamily(db, model, id)
        throw new InvalidGrant('already used')
      },
      destroy: (id) => removePayload(db, model, id),
      revokeByGrantId: (grantId) => removePayloadsOfGrant(db, model, grantId),
    }
  }
}

const clientPayload = (client: ServiceClient | null) =>
  client ? (serviceMetadata(client) as unknown as AdapterPayload) : undefined
