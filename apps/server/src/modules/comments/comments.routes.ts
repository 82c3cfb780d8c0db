import { Comment, CommentList, CommentQuery, CreateComment, IdParams, UpdateComment } from '@millrace/contract'
import { created, noContent, ok, okVersioned } from '../../platform/http/answer.ts'
import type { Route } from '../../platform/http/route.ts'
import { route } from '../../platform/http/route.ts'
import { createComment } from './create-comment.ts'
import { deleteComment } from './delete-comment.ts'
import { getComment } from './get-comment.ts'
import { listComments } from './list-comments.ts'
import { updateComment } from './update-comment.ts'

const tag = 'Comments'
// 20,000 characters beyond the basic plane take 12 bytes each when they are escaped.
const bodyLimit = 256 * 1024

export const commentRoutes: readonly Route[] = [
  route({
    method: 'POST',
    path: '/v1/tasks/{id}/comments',
    summary: 'Comment on a task',
    tag,
    access: 'comments:write',
    bodyLimit,
    schema: { params: IdParams, body: CreateComment, answer: { 201: Comment } },
    run: (ctx, { actor, params, body }) => createComment(ctx, actor, { taskId: params.id, ...body }),
    answer: (comment) => created(`/v1/comments/${comment.id}`, comment),
  }),
  route({
    method: 'GET',
    path: '/v1/tasks/{id}/comments',
    summary: 'List the comments of a task, oldest first',
    tag,
    access: 'tasks:read',
    schema: { params: IdParams, query: CommentQuery, answer: { 200: CommentList } },
    run: (ctx, { actor, params, query }) => listComments(ctx, actor, { taskId: params.id, query }),
    answer: ok,
  }),
  route({
    method: 'GET',
    path: '/v1/comments/{id}',
    summary: 'Get a comment',
    tag,
    access: 'tasks:read',
    schema: { params: IdParams, answer: { 200: Comment } },
    run: (ctx, { actor, params }) => getComment(ctx, actor, params),
    answer: okVersioned,
  }),
  route({
    method: 'PATCH',
    path: '/v1/comments/{id}',
    summary: 'Change a comment of your own (JSON Merge Patch)',
    tag,
    access: 'comments:write',
    bodyLimit,
    schema: { params: IdParams, body: UpdateComment, answer: { 200: Comment } },
    run: (ctx, { actor, params, body, requiredVersion }) =>
      updateComment(ctx, actor, { id: params.id, patch: body, requiredVersion }),
    answer: okVersioned,
  }),
  route({
    method: 'DELETE',
    path: '/v1/comments/{id}',
    summary: 'Delete a comment',
    tag,
    access: 'comments:write',
    schema: { params: IdParams, answer: { 204: null } },
    run: (ctx, { actor, params, requiredVersion }) => deleteComment(ctx, actor, { ...params, requiredVersion }),
    answer: noContent,
  }),
]
