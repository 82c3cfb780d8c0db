import { CreateTeam, IdParams, Team, TeamList, TeamQuery, UpdateTeam } from '@millrace/contract'
import { created, noContent, ok, okVersioned } from '../../platform/http/answer.ts'
import type { Route } from '../../platform/http/route.ts'
import { route } from '../../platform/http/route.ts'
import { createTeam } from './create-team.ts'
import { deleteTeam } from './delete-team.ts'
import { getTeam } from './get-team.ts'
import { listTeams } from './list-teams.ts'
import { updateTeam } from './update-team.ts'

const tag = 'Teams'

export const teamRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/v1/teams',
    summary: 'List teams',
    tag,
    access: 'teams:read',
    schema: { query: TeamQuery, answer: { 200: TeamList } },
    run: (ctx, { actor, query }) => listTeams(ctx, actor, query),
    answer: (page) => ok(page),
  }),
  route({
    method: 'POST',
    path: '/v1/teams',
    summary: 'Create a team',
    tag,
    access: 'teams:write',
    schema: { body: CreateTeam, answer: { 201: Team } },
    run: (ctx, { actor, body }) => createTeam(ctx, actor, body),
    answer: (team) => created(`/v1/teams/${team.id}`, team),
  }),
  route({
    method: 'GET',
    path: '/v1/teams/{id}',
    summary: 'Get a team',
    tag,
    access: 'teams:read',
    schema: { params: IdParams, answer: { 200: Team } },
    run: (ctx, { actor, params }) => getTeam(ctx, actor, params.id),
    answer: okVersioned,
  }),
  route({
    method: 'PATCH',
    path: '/v1/teams/{id}',
    summary: 'Change a team',
    tag,
    access: 'teams:write',
    schema: { params: IdParams, body: UpdateTeam, answer: { 200: Team } },
    run: (ctx, { actor, params, body, requiredVersion }) =>
      updateTeam(ctx, actor, { id: params.id, patch: body, requiredVersion }),
    answer: okVersioned,
  }),
  route({
    method: 'DELETE',
    path: '/v1/teams/{id}',
    summary: 'Delete a team',
    tag,
    access: 'teams:write',
    schema: { params: IdParams, answer: { 204: null } },
    run: (ctx, { actor, params, requiredVersion }) => deleteTeam(ctx, actor, { id: params.id, requiredVersion }),
    answer: noContent,
  }),
]
