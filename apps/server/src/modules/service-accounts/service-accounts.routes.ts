import {
  CreateServiceAccount,
  IdParams,
  ServiceAccount,
  ServiceAccountList,
  ServiceAccountQuery,
  ServiceAccountWithSecret,
  UpdateServiceAccount,
} from '@millrace/contract'
import { created, noContent, ok, okVersioned } from '../../platform/http/answer.ts'
import type { Route } from '../../platform/http/route.ts'
import { route } from '../../platform/http/route.ts'
import { createServiceAccount } from './create-service-account.ts'
import { deleteServiceAccount } from './delete-service-account.ts'
import { getServiceAccount } from './get-service-account.ts'
import { listServiceAccounts } from './list-service-accounts.ts'
import { rotateSecret } from './rotate-secret.ts'
import { updateServiceAccount } from './update-service-account.ts'

const tag = 'Service accounts'
const access = 'users:admin'
const collection = '/v1/service-accounts'
const single = `${collection}/{id}`

/** Every route of the module. */
export const serviceAccountRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: collection,
    summary: 'List service accounts',
    tag,
    access,
    schema: { query: ServiceAccountQuery, answer: { 200: ServiceAccountList } },
    run: (ctx, { actor, query }) => listServiceAccounts(ctx, actor, query),
    answer: (page) => ok(page),
  }),
  route({
    method: 'POST',
    path: collection,
    summary: 'Create a service account; the answer shows its secret once, a replayed answer does not',
    tag,
    access,
    stepUp: true,
    schema: { body: CreateServiceAccount, answer: { 201: ServiceAccountWithSecret } },
    run: (ctx, { actor, body }) => createServiceAccount(ctx, actor, body),
    answer: (account) => created(`${collection}/${account.id}`, account),
  }),
  route({
    method: 'GET',
    path: single,
    summary: 'Get a service account',
    tag,
    access,
    schema: { params: IdParams, answer: { 200: ServiceAccount } },
    run: (ctx, { actor, params }) => getServiceAccount(ctx, actor, params.id),
    answer: okVersioned,
  }),
  route({
    method: 'PATCH',
    path: single,
    summary: 'Change a service account: name, permissions, disabled or not',
    tag,
    access,
    schema: { params: IdParams, body: UpdateServiceAccount, answer: { 200: ServiceAccount } },
    run: (ctx, { actor, params, body, requiredVersion }) =>
      updateServiceAccount(ctx, actor, { id: params.id, patch: body, requiredVersion }),
    answer: okVersioned,
  }),
  route({
    method: 'DELETE',
    path: single,
    summary: 'Delete a service account; what it wrote stays',
    tag,
    access,
    schema: { params: IdParams, answer: { 204: null } },
    run: (ctx, { actor, params, requiredVersion }) =>
      deleteServiceAccount(ctx, actor, { id: params.id, requiredVersion }),
    answer: noContent,
  }),
  route({
    method: 'POST',
    path: `${single}/secret`,
    summary: 'Replace the secret; the old one and its access tokens end, and the answer shows the new one once',
    tag,
    access,
    stepUp: true,
    schema: { params: IdParams, answer: { 200: ServiceAccountWithSecret } },
    run: (ctx, { actor, params }) => rotateSecret(ctx, actor, params.id),
    answer: okVersioned,
  }),
]
