import {
  AddTeamMember,
  IdParams,
  TeamMember,
  TeamMemberList,
  TeamMemberParams,
  TeamMemberQuery,
  UpdateTeamMember,
} from '@millrace/contract'
import { created, noContent, ok, okVersioned } from '../../platform/http/answer.ts'
import type { Route } from '../../platform/http/route.ts'
import { route } from '../../platform/http/route.ts'
import { addTeamMember } from './add-team-member.ts'
import { getTeamMember } from './get-team-member.ts'
import { listTeamMembers } from './list-team-members.ts'
import { removeTeamMember } from './remove-team-member.ts'
import { updateTeamMember } from './update-team-member.ts'

const tag = 'Teams'

export const teamMemberRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/v1/teams/{id}/members',
    summary: 'List the members of a team',
    tag,
    access: 'teams:read',
    schema: { params: IdParams, query: TeamMemberQuery, answer: { 200: TeamMemberList } },
    run: (ctx, { actor, params, query }) => listTeamMembers(ctx, actor, { teamId: params.id, page: query }),
    answer: (page) => ok(page),
  }),
  route({
    method: 'POST',
    path: '/v1/teams/{id}/members',
    summary: 'Add a person to a team',
    tag,
    access: 'teams:write',
    schema: { params: IdParams, body: AddTeamMember, answer: { 201: TeamMember } },
    run: (ctx, { actor, params, body }) => addTeamMember(ctx, actor, { teamId: params.id, ...body }),
    answer: (member) => created(`/v1/teams/${member.teamId}/members/${member.userId}`, member),
  }),
  route({
    method: 'GET',
    path: '/v1/teams/{id}/members/{userId}',
    summary: 'Get a member of a team',
    tag,
    access: 'teams:read',
    schema: { params: TeamMemberParams, answer: { 200: TeamMember } },
    run: (ctx, { actor, params: { id, userId } }) => getTeamMember(ctx, actor, { teamId: id, userId }),
    answer: okVersioned,
  }),
  route({
    method: 'PATCH',
    path: '/v1/teams/{id}/members/{userId}',
    summary: 'Change the role of a person in a team',
    tag,
    access: 'teams:write',
    schema: { params: TeamMemberParams, body: UpdateTeamMember, answer: { 200: TeamMember } },
    run: (ctx, { actor, params: { id, userId }, body, requiredVersion }) =>
      updateTeamMember(ctx, actor, { teamId: id, userId, role: body.role, requiredVersion }),
    answer: okVersioned,
  }),
  route({
    method: 'DELETE',
    path: '/v1/teams/{id}/members/{userId}',
    summary: 'Take a person out of a team, or leave it',
    tag,
    access: 'teams:write',
    schema: { params: TeamMemberParams, answer: { 204: null } },
    run: (ctx, { actor, params: { id, userId }, requiredVersion }) =>
      removeTeamMember(ctx, actor, { teamId: id, userId, requiredVersion }),
    answer: noContent,
  }),
]
