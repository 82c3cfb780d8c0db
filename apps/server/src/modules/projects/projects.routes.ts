import { CreateProject, IdParams, Project, ProjectList, ProjectQuery, UpdateProject } from '@millrace/contract'
import { created, noContent, ok, okVersioned } from '../../platform/http/answer.ts'
import type { Route } from '../../platform/http/route.ts'
import { route } from '../../platform/http/route.ts'
import { columnRoutes } from './columns.routes.ts'
import { createProject } from './create-project.ts'
import { deleteProject } from './delete-project.ts'
import { getProject } from './get-project.ts'
import { labelRoutes } from './labels.routes.ts'
import { listProjects } from './list-projects.ts'
import { memberRoutes } from './members.routes.ts'
import { restoreProject } from './restore-project.ts'
import { updateProject } from './update-project.ts'

const tag = 'Projects'

export const projectRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/v1/projects',
    summary: 'List projects',
    tag,
    access: 'projects:read',
    schema: { query: ProjectQuery, answer: { 200: ProjectList } },
    run: (ctx, { actor, query }) => listProjects(ctx, actor, query),
    answer: (page) => ok(page),
  }),
  route({
    method: 'POST',
    path: '/v1/projects',
    summary: 'Create a project',
    tag,
    access: 'projects:write',
    schema: { body: CreateProject, answer: { 201: Project } },
    run: (ctx, { actor, body }) => createProject(ctx, actor, body),
    answer: (project) => created(`/v1/projects/${project.id}`, project),
  }),
  route({
    method: 'GET',
    path: '/v1/projects/{id}',
    summary: 'Get a project',
    tag,
    access: 'projects:read',
    schema: { params: IdParams, answer: { 200: Project } },
    run: (ctx, { actor, params }) => getProject(ctx, actor, params.id),
    answer: okVersioned,
  }),
  route({
    method: 'PATCH',
    path: '/v1/projects/{id}',
    summary: 'Change a project',
    tag,
    access: 'projects:write',
    schema: { params: IdParams, body: UpdateProject, answer: { 200: Project } },
    run: (ctx, { actor, params, body, requiredVersion }) =>
      updateProject(ctx, actor, { id: params.id, patch: body, requiredVersion }),
    answer: okVersioned,
  }),
  route({
    method: 'DELETE',
    path: '/v1/projects/{id}',
    summary: 'Delete a project; it can be restored',
    tag,
    access: 'projects:write',
    schema: { params: IdParams, answer: { 204: null } },
    run: (ctx, { actor, params, requiredVersion }) => deleteProject(ctx, actor, { id: params.id, requiredVersion }),
    answer: noContent,
  }),
  route({
    method: 'POST',
    path: '/v1/projects/{id}/restore',
    summary: 'Restore a deleted project',
    tag,
    access: 'projects:write',
    schema: { params: IdParams, answer: { 200: Project } },
    run: (ctx, { actor, params, requiredVersion }) => restoreProject(ctx, actor, { id: params.id, requiredVersion }),
    answer: okVersioned,
  }),
  ...memberRoutes,
  ...columnRoutes,
  ...labelRoutes,
]
