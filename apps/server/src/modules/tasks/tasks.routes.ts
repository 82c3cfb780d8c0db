import { Closed, CreateTask, IdParams, MoveTask, Task, TaskList, TaskQuery, UpdateTask } from '@millrace/contract'
import { Type } from 'typebox'
import type { Answer } from '../../platform/http/answer.ts'
import { entityTag, noContent, ok } from '../../platform/http/answer.ts'
import type { Route } from '../../platform/http/route.ts'
import { route } from '../../platform/http/route.ts'
import { createTask } from './create-task.ts'
import { deleteTask } from './delete-task.ts'
import { getTask } from './get-task.ts'
import { listTasks } from './list-tasks.ts'
import { moveTask } from './move-task.ts'
import { restoreTask } from './restore-task.ts'
import type { TaskAnswer } from './task.ts'
import { updateTask } from './update-task.ts'

const tag = 'Tasks'
const etagOf = ({ version, view }: TaskAnswer) => entityTag(version, view)
const okTask = (task: TaskAnswer): Answer => ok(task.body, { etag: etagOf(task) })
const createdTask = (task: TaskAnswer): Answer => ({
  status: 201,
  body: task.body,
  headers: { location: `/v1/tasks/${task.id}`, etag: etagOf(task) },
})

const taskBodyLimit = 1024 * 1024

export const tasksRoutes: readonly Route[] = [
  route({
    method: 'POST',
    path: '/v1/tasks',
    summary: 'Create a task',
    tag,
    access: 'tasks:write',
    bodyLimit: taskBodyLimit,
    schema: { body: CreateTask, answer: { 201: Task } },
    run: (ctx, { actor, body }) => createTask(ctx, actor, body),
    answer: createdTask,
  }),
  route({
    method: 'GET',
    path: '/v1/tasks',
    summary: 'List tasks, filtered and sorted',
    tag,
    access: 'tasks:read',
    schema: { query: TaskQuery, answer: { 200: TaskList } },
    run: (ctx, { actor, query }) => listTasks(ctx, actor, query),
    answer: ok,
  }),
  route({
    method: 'GET',
    path: '/v1/tasks/{id}',
    summary: 'Get a task',
    tag,
    access: 'tasks:read',
    schema: {
      params: IdParams,
      query: Closed({ deleted: Type.Optional(Type.Boolean({ description: 'Find it in the trash too.' })) }),
      answer: { 200: Task },
    },
    run: (ctx, { actor, params, query }) => getTask(ctx, actor, { ...params, ...query }),
    answer: okTask,
  }),
  route({
    method: 'PATCH',
    path: '/v1/tasks/{id}',
    summary: 'Change fields of a task (JSON Merge Patch)',
    tag,
    access: 'tasks:write',
    bodyLimit: taskBodyLimit,
    schema: { params: IdParams, body: UpdateTask, answer: { 200: Task } },
    run: (ctx, { actor, params, body, requiredVersion }) =>
      updateTask(ctx, actor, { id: params.id, patch: body, requiredVersion }),
    answer: okTask,
  }),
  route({
    method: 'DELETE',
    path: '/v1/tasks/{id}',
    summary: 'Move a task to the trash',
    tag,
    access: 'tasks:delete',
    schema: { params: IdParams, answer: { 204: null } },
    run: (ctx, { actor, params, requiredVersion }) => deleteTask(ctx, actor, { ...params, requiredVersion }),
    answer: noContent,
  }),
  route({
    method: 'POST',
    path: '/v1/tasks/{id}/restore',
    summary: 'Take a task out of the trash',
    tag,
    access: 'tasks:delete',
    schema: { params: IdParams, answer: { 200: Task } },
    run: (ctx, { actor, params, requiredVersion }) => restoreTask(ctx, actor, { ...params, requiredVersion }),
    answer: okTask,
  }),
  route({
    method: 'POST',
    path: '/v1/tasks/{id}/move',
    summary: 'Move a task on the board or to another project',
    tag,
    access: 'tasks:write',
    schema: { params: IdParams, body: MoveTask, answer: { 200: Task } },
    run: (ctx, { actor, params, body, requiredVersion }) =>
      moveTask(ctx, actor, { id: params.id, to: body, requiredVersion }),
    answer: okTask,
  }),
]
