import { IdParams, TaskFollowing } from '@millrace/contract'
import { ok } from '../../platform/http/answer.ts'
import type { Route } from '../../platform/http/route.ts'
import { route } from '../../platform/http/route.ts'
import { getFollowing, setFollowing } from './following.ts'

const tag = 'Notifications'
const path = '/v1/tasks/{id}/following'

export const followingRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path,
    summary: 'Get whether I follow a task',
    tag,
    access: 'tasks:read',
    schema: { params: IdParams, answer: { 200: TaskFollowing } },
    run: (ctx, { actor, params }) => getFollowing(ctx, actor, { taskId: params.id }),
    answer: ok,
  }),
  route({
    method: 'PUT',
    path,
    summary: 'Follow, mute or leave a task',
    tag,
    access: 'account:manage',
    schema: { params: IdParams, body: TaskFollowing, answer: { 200: TaskFollowing } },
    run: (ctx, { actor, params, body }) => setFollowing(ctx, actor, { taskId: params.id, ...body }),
    answer: ok,
  }),
]
