import { CreateInvitation, IdParams, Invitation, InvitationList, InvitationQuery } from '@millrace/contract'
import { created, noContent, ok } from '../../platform/http/answer.ts'
import type { Route } from '../../platform/http/route.ts'
import { route } from '../../platform/http/route.ts'
import { getInvitation } from './get-invitation.ts'
import { inviteUser } from './invite-user.ts'
import { listInvitations } from './list-invitations.ts'
import { revokeInvitation } from './revoke-invitation.ts'

const tag = 'Invitations'
const access = 'users:admin'
const collection = '/v1/invitations'
const single = `${collection}/{id}`

export const invitationRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: collection,
    summary: 'List the invitations that can still be accepted',
    tag,
    access,
    schema: { query: InvitationQuery, answer: { 200: InvitationList } },
    run: (ctx, { actor, query }) => listInvitations(ctx, actor, query),
    answer: (page) => ok(page),
  }),
  route({
    method: 'POST',
    path: collection,
    summary: 'Invite a person: mails a link with which they sign up, once',
    tag,
    access,
    schema: { body: CreateInvitation, answer: { 201: Invitation } },
    run: (ctx, { actor, body }) => inviteUser(ctx, actor, body),
    // The link is for the invited alone.
    answer: ({ url: _, ...invitation }) => created(`${collection}/${invitation.id}`, invitation),
  }),
  route({
    method: 'GET',
    path: single,
    summary: 'Get an invitation',
    tag,
    access,
    schema: { params: IdParams, answer: { 200: Invitation } },
    run: (ctx, { actor, params }) => getInvitation(ctx, actor, params.id),
    answer: (invitation) => ok(invitation),
  }),
  route({
    method: 'DELETE',
    path: single,
    summary: 'Revoke an invitation',
    tag,
    access,
    schema: { params: IdParams, answer: { 204: null } },
    run: (ctx, { actor, params }) => revokeInvitation(ctx, actor, params.id),
    answer: noContent,
  }),
]
