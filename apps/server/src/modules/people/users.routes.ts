import { CreateUser, IdParams, UpdateUser, User, UserList, UserQuery } from '@millrace/contract'
import { created, ok, okVersioned } from '../../platform/http/answer.ts'
import type { Route } from '../../platform/http/route.ts'
import { route } from '../../platform/http/route.ts'
import { createUser } from './create-user.ts'
import { getUser } from './get-user.ts'
import { listUsers } from './list-users.ts'
import { updateUser } from './update-user.ts'

const tag = 'Users'

export const userRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/v1/users',
    summary: 'List people',
    tag,
    access: 'users:read',
    schema: { query: UserQuery, answer: { 200: UserList } },
    run: (ctx, { actor, query }) => listUsers(ctx, actor, query),
    answer: (page) => ok(page),
  }),
  route({
    method: 'POST',
    path: '/v1/users',
    summary: 'Create a person',
    tag,
    access: 'users:admin',
    schema: { body: CreateUser, answer: { 201: User } },
    run: (ctx, { actor, body }) => createUser(ctx, actor, body),
    answer: (user) => created(`/v1/users/${user.id}`, user),
  }),
  route({
    method: 'GET',
    path: '/v1/users/{id}',
    summary: 'Get a person',
    tag,
    access: 'users:read',
    schema: { params: IdParams, answer: { 200: User } },
    run: (ctx, { actor, params }) => getUser(ctx, actor, params.id),
    answer: okVersioned,
  }),
  route({
    method: 'PATCH',
    path: '/v1/users/{id}',
    summary: 'Change a person: profile, role, disabled or not',
    tag,
    access: 'users:admin',
    schema: { params: IdParams, body: UpdateUser, answer: { 200: User } },
    run: (ctx, { actor, params, body, requiredVersion }) =>
      updateUser(ctx, actor, { id: params.id, patch: body, requiredVersion }),
    answer: okVersioned,
  }),
]
