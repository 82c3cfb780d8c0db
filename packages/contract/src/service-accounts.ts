import type { Static } from 'typebox'
import { Type } from 'typebox'
import { Closed, Id, Instant, List, Name, Nullable, PageQuery } from './common.ts'
import { servicePermissions } from './permissions.ts'

const Permissions = Type.Array(Type.Enum(servicePermissions), { minItems: 1, maxItems: 50 })

export const ServiceAccountCan = Closed({
  update: Type.Boolean(),
  delete: Type.Boolean(),
  rotateSecret: Type.Boolean(),
})
export type ServiceAccountCan = Static<typeof ServiceAccountCan>

const serviceAccount = {
  id: Id,
  clientId: Type.String({ examples: ['millrace-6e7v3m1q0zk8'] }),
  name: Type.String(),
  permissions: Type.Array(Type.Enum(servicePermissions)),
  version: Type.Integer(),
  createdBy: Id,
  createdAt: Instant,
  updatedAt: Instant,
  secretChangedAt: Instant,
  disabledAt: Nullable(Instant),
  can: ServiceAccountCan,
}

/**
 * A program with permissions of its own. It gets access tokens by the client-credentials grant; `id` is its user, to
 * add to projects and teams like a person.
 */
export const ServiceAccount = Closed(serviceAccount, { title: 'ServiceAccount' })
export type ServiceAccount = Static<typeof ServiceAccount>
export const ServiceAccountList = List(ServiceAccount)

export const ServiceAccountQuery = Closed(PageQuery)
export type ServiceAccountQuery = Static<typeof ServiceAccountQuery>

/** The answer that shows `clientSecret`, once: only its hash is kept. */
export const ServiceAccountWithSecret = Closed(
  {
    ...serviceAccount,
    clientSecret: Type.Union([Type.String(), Type.Null()], {
      description: 'Shown once. Null when the answer is a replay of an idempotent request: the secret is not kept.',
    }),
  },
  { title: 'ServiceAccountWithSecret' },
)
export type ServiceAccountWithSecret = Static<typeof ServiceAccountWithSecret>

export const CreateServiceAccount = Closed(
  { name: Name(200), permissions: Permissions },
  { title: 'CreateServiceAccount' },
)
export type CreateServiceAccount = Static<typeof CreateServiceAccount>

export const UpdateServiceAccount = Type.Object(
  {
    name: Type.Optional(Name(200)),
    permissions: Type.Optional(Permissions),
    disabled: Type.Optional(Type.Boolean()),
  },
  { additionalProperties: false, minProperties: 1, title: 'UpdateServiceAccount' },
)
export type UpdateServiceAccount = Static<typeof UpdateServiceAccount>
