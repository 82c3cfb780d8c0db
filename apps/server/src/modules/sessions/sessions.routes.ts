import { IdParams, SessionList, SessionQuery } from '@millrace/contract'
import { noContent, ok } from '../../platform/http/answer.ts'
import type { Route } from '../../platform/http/route.ts'
import { route } from '../../platform/http/route.ts'
import { endAllSessions } from './end-all-sessions.ts'
import { endSession } from './end-session.ts'
import { listSessions } from './list-sessions.ts'

const tag = 'Me'

export const sessionRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/v1/me/sessions',
    summary: 'List the browsers in which I am signed in',
    tag,
    access: 'account:manage',
    schema: { query: SessionQuery, answer: { 200: SessionList } },
    run: (ctx, { actor, query }) => listSessions(ctx, actor, query),
    answer: (page) => ok(page),
  }),
  route({
    method: 'DELETE',
    path: '/v1/me/sessions',
    summary: 'Sign out everywhere',
    tag,
    access: 'account:manage',
    schema: { answer: { 204: null } },
    run: (ctx, { actor }) => endAllSessions(ctx, actor),
    answer: noContent,
  }),
  route({
    method: 'DELETE',
    path: '/v1/me/sessions/{id}',
    summary: 'Sign out of one browser',
    tag,
    access: 'account:manage',
    schema: { params: IdParams, answer: { 204: null } },
    run: (ctx, { actor, params }) => endSession(ctx, actor, params.id),
    answer: noContent,
  }),
]
