import type { Permission, Role } from '@millrace/contract'
import type { IdRule, Kind, Rule } from './decision.ts'

/** The lowest deployment-wide role that has a permission. */
export const lowestRole: Readonly<Record<Permission, Role>> = {
  'tasks:read': 'viewer',
  'tasks:write': 'user',
  'tasks:delete': 'user',
  'tasks:admin': 'admin',
  'comments:write': 'user',
  'projects:read': 'viewer',
  'projects:write': 'user',
  'teams:read': 'viewer',
  'teams:write': 'user',
  'users:read': 'viewer',
  'users:admin': 'admin',
  'account:manage': 'viewer',
  'audit:read': 'admin',
  'webhooks:manage': 'user',
  'operations:manage': 'admin',
}

type Ids = Rule['ids']
type More = Partial<Pick<Rule, 'archived' | 'deleted' | 'body' | 'fill' | 'query' | 'stepUp' | 'takes'>>

function row(
  needs: Permission | readonly Permission[],
  least: Rule['least'],
  answers: Rule['answers'],
  ids: Ids,
  more: More = {},
): Rule {
  const usual = { fill: [], takes: [], archived: 'closed', deleted: 'hidden' } as const
  return { needs: [needs].flat(), least, answers, ids, ...usual, ...more }
}

const the = (kind: Kind): IdRule => ({ kind, as: 'object', status: 404 })
const part = (kind: Kind, status: 404 | 422): IdRule => ({ kind, as: 'part', status })
const elsewhere = (kind: Kind, least: 'viewer' | 'editor'): IdRule => ({ kind, as: 'elsewhere', status: 422, least })
const known = (kind: Kind): IdRule => ({ kind, as: 'known', status: 422 })
const filter = (kind: Kind): IdRule => ({ kind, as: 'filter', status: 200 })
const under = (prefix: string, ids: Ids): Ids =>
  Object.fromEntries(Object.entries(ids).map(([position, id]) => [`${prefix}.${position}`, id]))

const open: More = { archived: 'open' }
const takesId: More = { takes: ['id', 'version'] }
const takesRole: More = { takes: ['role'] }
const atTheDoor: More = { stepUp: 'door' }
const project = { 'path.id': the('project') }
const task = { 'path.id': the('task') }
const team = { 'path.id': the('team') }
const user = { 'path.id': the('user') }
const program = { 'path.id': the('service account') }
const invitation = { 'path.id': the('invitation') }
const letter = { 'path.id': the('dead letter') }
const letters = { 'body.ids[]': known('dead letter') }
const job = { 'path.id': the('job') }
const notification = { 'path.id': the('notification') }
const comment = { 'path.id': the('comment') }
const ownComment = { 'path.id': the('own comment') }
const column = { ...project, 'path.columnId': part('column', 404) }
const label = { ...project, 'path.labelId': part('label', 404) }
const member = { ...project, 'path.memberId': part('member', 404) }
const teamMember = { ...team, 'path.userId': part('team member', 404) }
const taskFields = {
  assigneeId: part('member', 422),
  parentId: part('other task', 422),
  columnId: part('column', 422),
  'labelIds[]': part('label', 422),
}
const destination = {
  projectId: elsewhere('project', 'editor'),
  columnId: part('column', 422),
  beforeId: part('other task', 422),
  afterId: part('other task', 422),
}
const newTask = { projectId: the('project'), ...taskFields }
const operation = (name: string, ids: Ids) => under(`body.operations[].${name}`, ids)
const ownSetting: readonly Permission[] = ['account:manage', 'tasks:read']
const both: readonly Permission[] = ['tasks:write', 'tasks:delete']

/**
 * Who may do what: for each route, or each case of one (` | case`), what role and token must allow, what one must be
 * to the object, the answer then, and what every id in the request names. Written from the design, sections 2, 5 and 6:
 * an object that one may not know of is 404, one that one sees without the right is 403, a broken rule is 422.
 */
export const decisionTable: Readonly<Record<string, Rule>> = {
  'GET /v1/me': row([], 'anyone', 200, {}),
  'PATCH /v1/me': row('account:manage', 'anyone', 200, {}),
  'GET /v1/me/tokens': row('account:manage', 'anyone', 200, {}),
  'POST /v1/me/tokens': row('account:manage', 'anyone', 201, {}, { ...atTheDoor, takes: ['scopes'] }),
  'GET /v1/me/tokens/{id}': row('account:manage', 'oneself', 200, { 'path.id': the('token') }),
  'DELETE /v1/me/tokens/{id}': row('account:manage', 'oneself', 204, { 'path.id': the('token') }),

  'GET /v1/me/sessions': row('account:manage', 'anyone', 200, {}),
  'DELETE /v1/me/sessions': row('account:manage', 'anyone', 204, {}),
  'DELETE /v1/me/sessions/{id}': row('account:manage', 'oneself', 204, { 'path.id': the('session') }),

  'GET /v1/me/notification-preferences': row('account:manage', 'anyone', 200, {}),
  'PATCH /v1/me/notification-preferences': row('account:manage', 'anyone', 200, {}),

  'GET /v1/users': row('users:read', 'anyone', 200, {}),
  'POST /v1/users': row('users:admin', 'anyone', 201, {}, { takes: ['role', 'email'] }),
  'POST /v1/users | an admin': row(
    'users:admin',
    'anyone',
    201,
    {},
    { stepUp: 'deed', body: { role: 'admin' }, takes: ['role', 'email'] },
  ),
  'GET /v1/users/{id}': row('users:read', 'anyone', 200, user),
  'PATCH /v1/users/{id}': row('users:admin', 'anyone', 200, user, takesRole),

  'GET /v1/service-accounts': row('users:admin', 'anyone', 200, {}),
  'POST /v1/service-accounts': row('users:admin', 'anyone', 201, {}, { ...atTheDoor, takes: ['permissions'] }),
  'GET /v1/service-accounts/{id}': row('users:admin', 'anyone', 200, program),
  'PATCH /v1/service-accounts/{id}': row('users:admin', 'anyone', 200, program, { takes: ['permissions'] }),
  'DELETE /v1/service-accounts/{id}': row('users:admin', 'anyone', 204, program),
  'POST /v1/service-accounts/{id}/secret': row('users:admin', 'anyone', 200, program, atTheDoor),

  'GET /v1/invitations': row('users:admin', 'anyone', 200, {}),
  'POST /v1/invitations': row('users:admin', 'anyone', 201, {}, { takes: ['role', 'email'] }),
  'GET /v1/invitations/{id}': row('users:admin', 'anyone', 200, invitation),
  'DELETE /v1/invitations/{id}': row('users:admin', 'anyone', 204, invitation),

  'GET /v1/teams': row('teams:read', 'anyone', 200, {}),
  'POST /v1/teams': row('teams:write', 'anyone', 201, {}),
  'GET /v1/teams/{id}': row('teams:read', 'anyone', 200, team),
  'PATCH /v1/teams/{id}': row('teams:write', 'manager', 200, team),
  'DELETE /v1/teams/{id}': row('teams:write', 'manager', 204, team),
  'GET /v1/teams/{id}/members': row('teams:read', 'anyone', 200, team),
  'POST /v1/teams/{id}/members': row(
    'teams:write',
    'manager',
    201,
    { ...team, 'body.userId': known('candidate') },
    takesRole,
  ),
  'GET /v1/teams/{id}/members/{userId}': row('teams:read', 'anyone', 200, teamMember),
  'PATCH /v1/teams/{id}/members/{userId}': row('teams:write', 'manager', 200, teamMember, takesRole),
  'DELETE /v1/teams/{id}/members/{userId}': row('teams:write', 'manager', 204, teamMember),
  'DELETE /v1/teams/{id}/members/{userId} | leaving': row('teams:write', 'oneself', 204, {
    ...team,
    'path.userId': part('oneself', 404),
  }),

  'GET /v1/projects': row('projects:read', 'anyone', 200, {}),
  'GET /v1/projects | everybody’s': row(
    ['projects:read', 'tasks:admin'],
    'anyone',
    200,
    {},
    { query: { scope: 'all' } },
  ),
  'POST /v1/projects': row('projects:write', 'anyone', 201, {}),
  'GET /v1/projects/{id}': row('projects:read', 'viewer', 200, project, open),
  'PATCH /v1/projects/{id}': row('projects:write', 'owner', 200, project),
  'DELETE /v1/projects/{id}': row('projects:write', 'owner', 204, project, { ...open, stepUp: 'deed' }),
  'POST /v1/projects/{id}/restore': row('projects:write', 'owner', 200, project, { ...open, deleted: 'owners' }),

  // Who may come in and who must go is decided in an archived project too.
  'GET /v1/projects/{id}/members': row('projects:read', 'viewer', 200, project, open),
  'POST /v1/projects/{id}/members': row(
    'projects:write',
    'owner',
    201,
    { ...project, 'body.userId': known('candidate'), 'body.teamId': known('team') },
    { ...open, ...takesRole, fill: ['body.userId'] },
  ),
  'GET /v1/projects/{id}/members/{memberId}': row('projects:read', 'viewer', 200, member, open),
  'PATCH /v1/projects/{id}/members/{memberId}': row('projects:write', 'owner', 200, member, { ...open, ...takesRole }),
  'DELETE /v1/projects/{id}/members/{memberId}': row('projects:write', 'owner', 204, member, open),
  'DELETE /v1/projects/{id}/members/{memberId} | leaving': row(
    'projects:write',
    'oneself',
    204,
    { ...project, 'path.memberId': part('oneself', 404) },
    open,
  ),

  'GET /v1/projects/{id}/columns': row('projects:read', 'viewer', 200, project, open),
  'POST /v1/projects/{id}/columns': row('projects:write', 'owner', 201, {
    ...project,
    'body.afterId': part('column', 422),
  }),
  'GET /v1/projects/{id}/columns/{columnId}': row('projects:read', 'viewer', 200, column, open),
  'PATCH /v1/projects/{id}/columns/{columnId}': row('projects:write', 'owner', 200, {
    ...column,
    'body.afterId': part('spare column', 422),
  }),
  'DELETE /v1/projects/{id}/columns/{columnId}': row('projects:write', 'owner', 204, {
    ...project,
    'path.columnId': part('spare column', 404),
    'query.move_to': part('column', 422),
  }),

  'GET /v1/projects/{id}/labels': row('projects:read', 'viewer', 200, project, open),
  'POST /v1/projects/{id}/labels': row('projects:write', 'editor', 201, project),
  'GET /v1/projects/{id}/labels/{labelId}': row('projects:read', 'viewer', 200, label, open),
  'PATCH /v1/projects/{id}/labels/{labelId}': row('projects:write', 'editor', 200, label),
  'DELETE /v1/projects/{id}/labels/{labelId}': row('projects:write', 'editor', 204, label),

  'GET /v1/projects/{id}/board': row('tasks:read', 'viewer', 200, project, open),

  'GET /v1/changes': row('tasks:read', 'anyone', 200, {}, { query: { since: '0' } }),

  'GET /v1/tasks': row('tasks:read', 'anyone', 200, {
    'query.project': filter('project'),
    'query.assignee': filter('member'),
    'query.label[]': filter('label'),
    'query.parent': filter('task'),
    'query.column': filter('column'),
  }),
  'POST /v1/tasks': row('tasks:write', 'editor', 201, under('body', newTask)),
  'POST /v1/tasks | in the inbox': row('tasks:write', 'anyone', 201, {}),
  'GET /v1/tasks/{id}': row('tasks:read', 'viewer', 200, task, open),
  'GET /v1/tasks/{id} | in the trash': row(
    'tasks:read',
    'viewer',
    200,
    { 'path.id': the('trashed task') },
    { ...open, query: { deleted: 'true' } },
  ),
  'PATCH /v1/tasks/{id}': row('tasks:write', 'editor', 200, { ...task, ...under('body', taskFields) }),
  'DELETE /v1/tasks/{id}': row('tasks:delete', 'editor', 204, task),
  'POST /v1/tasks/{id}/restore': row('tasks:delete', 'editor', 200, { 'path.id': the('trashed task') }),
  'POST /v1/tasks/{id}/move': row('tasks:write', 'editor', 200, { ...task, ...under('body', destination) }),
  'GET /v1/tasks/{id}/history': row('tasks:read', 'viewer', 200, task, open),

  // What one is told of and follows is a setting of one's own, about tasks that one may see.
  'GET /v1/tasks/{id}/following': row('tasks:read', 'viewer', 200, task, open),
  'PUT /v1/tasks/{id}/following': row(ownSetting, 'viewer', 200, task, open),
  'GET /v1/notifications': row('tasks:read', 'anyone', 200, {}),
  'GET /v1/notifications/unread-count': row('tasks:read', 'anyone', 200, {}),
  'PATCH /v1/notifications/{id}': row(ownSetting, 'oneself', 200, notification),
  'POST /v1/notifications/read': row('account:manage', 'anyone', 200, { 'body.upTo': known('notification') }),

  // A batch may do what its operations may do one by one.
  'POST /v1/tasks/batch | create': row('tasks:write', 'editor', 200, operation('create', newTask)),
  'POST /v1/tasks/batch | update': row(
    'tasks:write',
    'editor',
    200,
    operation('update', { id: the('task'), ...under('set', taskFields) }),
    takesId,
  ),
  'POST /v1/tasks/batch | delete': row(both, 'editor', 200, operation('delete', { id: the('task') }), takesId),
  'POST /v1/tasks/batch | restore': row(
    both,
    'editor',
    200,
    operation('restore', { id: the('trashed task') }),
    takesId,
  ),
  'POST /v1/tasks/batch | move': row(
    'tasks:write',
    'editor',
    200,
    operation('move', { id: the('task'), ...under('to', destination) }),
    takesId,
  ),

  'GET /v1/tasks/{id}/links': row('tasks:read', 'viewer', 200, task, open),
  'POST /v1/tasks/{id}/links': row('tasks:write', 'editor', 201, {
    ...task,
    'body.taskId': elsewhere('other task', 'viewer'),
  }),
  'DELETE /v1/tasks/{id}/links/{linkId}': row('tasks:write', 'editor', 204, {
    ...task,
    'path.linkId': part('link', 404),
  }),
  'DELETE /v1/tasks/{id}/links/{linkId} | to a hidden task': row('tasks:write', 'editor', 204, {
    ...task,
    'path.linkId': part('hidden link', 404),
  }),

  'GET /v1/tasks/{id}/comments': row('tasks:read', 'viewer', 200, task, open),
  'POST /v1/tasks/{id}/comments': row('comments:write', 'commenter', 201, task),
  'GET /v1/comments/{id}': row('tasks:read', 'viewer', 200, comment, open),
  'PATCH /v1/comments/{id} | one’s own': row('comments:write', 'commenter', 200, ownComment),
  'PATCH /v1/comments/{id} | another’s': row('comments:write', 'nobody', 200, comment),
  'DELETE /v1/comments/{id} | one’s own': row('comments:write', 'commenter', 204, ownComment),
  'DELETE /v1/comments/{id} | another’s': row('comments:write', 'owner', 204, comment),

  'GET /v1/jobs': row([], 'anyone', 200, {}),
  'GET /v1/jobs/{id}': row([], 'asker', 200, job),
  'POST /v1/jobs/{id}/cancel': row([], 'asker', 202, job),

  'GET /v1/admin/dead-letters': row('operations:manage', 'anyone', 200, {}),
  'GET /v1/admin/dead-letters/{id}': row('operations:manage', 'anyone', 200, letter),
  'POST /v1/admin/dead-letters/{id}/redrive': row('operations:manage', 'anyone', 204, letter),
  'DELETE /v1/admin/dead-letters/{id}': row('operations:manage', 'anyone', 204, letter),
  'POST /v1/admin/dead-letters/redrive': row('operations:manage', 'anyone', 202, letters),
  'POST /v1/admin/dead-letters/discard': row('operations:manage', 'anyone', 202, letters),

  'GET /v1/admin/mails': row('operations:manage', 'anyone', 200, {}),
  'GET /v1/admin/mails/{id}': row('operations:manage', 'anyone', 200, { 'path.id': the('mail') }),
}
