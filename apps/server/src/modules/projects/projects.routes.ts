import { CreateProject, IdParams, Project, ProjectList, ProjectQuery, UpdateProject } from '@millrace/contract'
import type { Answer } from '../../platform/http/answer.ts'
import { created, entityTag, noContent, ok } from '../../platform/http/answer.ts'
import { matchesNone } from '../../platform/http/precondition.ts'
import type { Route } from '../../platform/http/route.ts'
import { route } from '../../platform/http/route.ts'
import { createProject } from './create-project.ts'
import { getProject } from './get-project.ts'
import { listProjects } from './list-projects.ts'

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
    answer: ok,
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
    answer: ok,
  }),
]
