import { Closed, CreateLink, Id, IdParams, IdParamsWith, List, PageQuery, TaskLink } from '@millrace/contract'
import { created, noContent, ok } from '../../platform/http/answer.ts'
import type { Route } from '../../platform/http/route.ts'
import { route } from '../../platform/http/route.ts'
import { toTaskLink } from './link.ts'
import { linkTasks } from './link-tasks.ts'
import { listLinks } from './list-links.ts'
import { unlinkTasks } from './unlink-tasks.ts'

const tag = 'Links'

export const linkRoutes: readonly Route[] = [
  route({
    method: 'POST',
    path: '/v1/tasks/{id}/links',
    summary: 'Link a task to another',
    tag,
    access: 'tasks:write',
    schema: { params: IdParams, body: CreateLink, answer: { 201: TaskLink } },
    run: (ctx, { actor, params, body, requiredVersion }) =>
      linkTasks(ctx, actor, { taskId: params.id, link: body, requiredVersion }),
    answer: ({ taskId, link }) => created(`/v1/tasks/${taskId}/links/${link.id}`, toTaskLink(link)),
  }),
  route({
    method: 'GET',
    path: '/v1/tasks/{id}/links',
    summary: 'List the links of a task, in both directions',
    tag,
    access: 'tasks:read',
    schema: { params: IdParams, query: Closed(PageQuery), answer: { 200: List(TaskLink) } },
    run: (ctx, { actor, params, query }) => listLinks(ctx, actor, { taskId: params.id, query }),
    answer: ok,
  }),
  route({
    method: 'DELETE',
    path: '/v1/tasks/{id}/links/{linkId}',
    summary: 'Remove a link from a task',
    tag,
    access: 'tasks:write',
    schema: { params: IdParamsWith({ linkId: Id }), answer: { 204: null } },
    run: (ctx, { actor, params: { id, linkId }, requiredVersion }) =>
      unlinkTasks(ctx, actor, { taskId: id, linkId, requiredVersion }),
    answer: noContent,
  }),
]
