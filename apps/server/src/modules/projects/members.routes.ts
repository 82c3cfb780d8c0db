import {
  AddProjectMember,
  IdParams,
  ProjectMember,
  ProjectMemberList,
  ProjectMemberParams,
  ProjectMemberQuery,
  UpdateProjectMember,
} from '@millrace/contract'
import { created, noContent, ok, okVersioned } from '../../platform/http/answer.ts'
import type { Route } from '../../platform/http/route.ts'
import { route } from '../../platform/http/route.ts'
import { addMember } from './add-member.ts'
import { getMember } from './get-member.ts'
import { listMembers } from './list-members.ts'
import { removeMember } from './remove-member.ts'
import { updateMember } from './update-member.ts'

const tag = 'Project members'
const collection = '/v1/projects/{id}/members'
const single = `${collection}/{memberId}`

export const memberRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: collection,
    summary: 'List the people and teams of a project',
    tag,
    access: 'projects:read',
    schema: { params: IdParams, query: ProjectMemberQuery, answer: { 200: ProjectMemberList } },
    run: (ctx, { actor, params, query }) => listMembers(ctx, actor, { projectId: params.id, query }),
    answer: (page) => ok(page),
  }),
  route({
    method: 'POST',
    path: collection,
    summary: 'Add a person or a team to a project',
    tag,
    access: 'projects:write',
    schema: { params: IdParams, body: AddProjectMember, answer: { 201: ProjectMember } },
    run: (ctx, { actor, params, body }) => addMember(ctx, actor, { projectId: params.id, ...body }),
    answer: (member) => created(`/v1/projects/${member.projectId}/members/${member.id}`, member),
  }),
  route({
    method: 'GET',
    path: single,
    summary: 'Get a person or a team of a project',
    tag,
    access: 'projects:read',
    schema: { params: ProjectMemberParams, answer: { 200: ProjectMember } },
    run: (ctx, { actor, params: { id, memberId } }) => getMember(ctx, actor, { projectId: id, memberId }),
    answer: okVersioned,
  }),
  route({
    method: 'PATCH',
    path: single,
    summary: 'Change the role of a person or a team in a project',
    tag,
    access: 'projects:write',
    schema: { params: ProjectMemberParams, body: UpdateProjectMember, answer: { 200: ProjectMember } },
    run: (ctx, { actor, params: { id, memberId }, body, requiredVersion }) =>
      updateMember(ctx, actor, { projectId: id, memberId, ...body, requiredVersion }),
    answer: okVersioned,
  }),
  route({
    method: 'DELETE',
    path: single,
    summary: 'Remove a person or a team from a project, or leave it',
    tag,
    access: 'projects:write',
    schema: { params: ProjectMemberParams, answer: { 204: null } },
    run: (ctx, { actor, params: { id, memberId }, requiredVersion }) =>
      removeMember(ctx, actor, { projectId: id, memberId, requiredVersion }),
    answer: noContent,
  }),
]
