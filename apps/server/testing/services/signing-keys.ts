import type { RunningKeycloak } from './keycloak.ts'
import { admin } from './keycloak.ts'

/** A key of the realm as Keycloak keeps it. */
export interface SigningKey {
  readonly id: string
  readonly config: Readonly<Record<string, readonly string[]>>
}

/** How Keycloak uses a key: to sign, only to verify what was signed, or not at all. */
export type KeyState = 'active' | 'passive' | 'disabled'

/** Makes a new RSA key that signs from now on: the one of the highest priority does. */
export async function addSigningKey(keycloak: RunningKeycloak, priority: number): Promise<SigningKey> {
  const { id: parentId } = await admin<{ id: string }>(keycloak, 'GET', '')
  const name = `rotation-${priority}-${Date.now()}`
  await admin(keycloak, 'POST', '/components', {
    ...{ name, parentId, providerId: 'rsa-generated', providerType: 'org.keycloak.keys.KeyProvider' },
    config: { priority: [String(priority)], enabled: ['true'], active: ['true'], algorithm: ['RS256'] },
  })
  const [key] = await admin<SigningKey[]>(keycloak, 'GET', `/components?name=${name}`)
  if (!key) throw new Error(`Keycloak has not kept the key ${name}`)
  return key
}

export async function changeSigningKey(keycloak: RunningKeycloak, key: SigningKey, state: KeyState): Promise<void> {
  const present = await admin<SigningKey>(keycloak, 'GET', `/components/${key.id}`)
  const use = { enabled: [String(state !== 'disabled')], active: [String(state === 'active')] }
  await admin(keycloak, 'PUT', `/components/${key.id}`, { ...present, config: { ...present.config, ...use } })
}

export async function removeSigningKey(keycloak: RunningKeycloak, { id }: SigningKey): Promise<void> {
  await admin(keycloak, 'DELETE', `/components/${id}`)
}
