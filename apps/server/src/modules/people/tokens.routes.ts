import {
  AccessToken,
  AccessTokenList,
  AccessTokenQuery,
  CreateAccessToken,
  CreatedAccessToken,
  IdParams,
} from '@millrace/contract'
import { created, noContent, ok } from '../../platform/http/answer.ts'
import type { Route } from '../../platform/http/route.ts'
import { route } from '../../platform/http/route.ts'
import { getToken } from './get-token.ts'
import { issueToken } from './issue-token.ts'
import { listTokens } from './list-tokens.ts'
import { revokeToken } from './revoke-token.ts'

const tag = 'Me'

export const tokenRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/v1/me/tokens',
    summary: 'List my personal access tokens',
    tag,
    access: 'account:manage',
    schema: { query: AccessTokenQuery, answer: { 200: AccessTokenList } },
    run: (ctx, { actor, query }) => listTokens(ctx, actor, query),
    answer: (page) => ok(page),
  }),
  route({
    method: 'POST',
    path: '/v1/me/tokens',
    summary: 'Create a personal access token; the answer shows it once, a replayed answer does not',
    tag,
    access: 'account:manage',
    stepUp: true,
    schema: { body: CreateAccessToken, answer: { 201: CreatedAccessToken } },
    run: (ctx, { actor, body }) => issueToken(ctx, actor, { ownerId: actor.userId, ...body }),
    answer: (token) => created(`/v1/me/tokens/${token.id}`, token),
  }),
  route({
    method: 'GET',
    path: '/v1/me/tokens/{id}',
    summary: 'Get one of my personal access tokens',
    tag,
    access: 'account:manage',
    schema: { params: IdParams, answer: { 200: AccessToken } },
    run: (ctx, { actor, params }) => getToken(ctx, actor, params.id),
    answer: (token) => ok(token),
  }),
  route({
    method: 'DELETE',
    path: '/v1/me/tokens/{id}',
    summary: 'Revoke a personal access token',
    tag,
    access: 'account:manage',
    schema: { params: IdParams, answer: { 204: null } },
    run: (ctx, { actor, params }) => revokeToken(ctx, actor, params.id),
    answer: noContent,
  }),
]
