import type { Permission, ProjectRole, Role } from '@millrace/contract'
import { lowestRole } from './decision-table.ts'

/** What an id in a request names. */
export type Kind =
  | 'project'
  | 'task'
  | 'other task'
  | 'trashed task'
  | 'comment'
  | 'own comment'
  | 'label'
  | 'column'
  | 'spare column'
  | 'member'
  | 'link'
  | 'hidden link'
  | 'team'
  | 'team member'
  | 'oneself'
  | 'user'
  | 'candidate'
  | 'token'
  | 'session'
  | 'notification'
  | 'service account'
  | 'invitation'
  | 'dead letter'
  | 'mail'
  | 'job'

/**
 * What an id may be: `object` decides about the request; `part` belongs to the same project or team as the object;
 * `elsewhere` may be in any project where the caller has the role; `known` are people and teams, who are no secret;
 * `filter` narrows a list. `status` is the answer to one that is not there or not to be known of.
 */
export interface IdRule {
  readonly kind: Kind
  readonly as: 'object' | 'part' | 'elsewhere' | 'known' | 'filter'
  readonly status: 200 | 404 | 422
  readonly least?: ProjectRole
}

/** Who may, as the design says it; one row of the table. */
export interface Rule {
  /** What role and token must allow; asked before anything is looked up. */
  readonly needs: readonly Permission[]
  /**
   * What one must be to the object; `nobody` may do it, `anyone` may who knows of it. An `asker` asked for it, or looks
   * after what runs.
   */
  readonly least: ProjectRole | 'manager' | 'oneself' | 'asker' | 'anyone' | 'nobody'
  readonly answers: 200 | 201 | 202 | 204
  readonly ids: Readonly<Record<string, IdRule>>
  /** Positions that a request always fills although the schema does not demand it. */
  readonly fill: readonly string[]
  /** Properties of the body that are refused everywhere else, such as a role. */
  readonly takes: readonly string[]
  /** What the query asks for beside ids. */
  readonly query?: Readonly<Record<string, string>>
  /** What the body says beside ids. */
  readonly body?: Readonly<Record<string, unknown>>
  /** What is in an archived project can only be read; `open` is what still works. */
  readonly archived: 'open' | 'closed'
  /** Owners may know of a deleted project here. */
  readonly deleted: 'hidden' | 'owners'
  /** A recent second factor is asked for: at the door, or when all but that is in order. */
  readonly stepUp?: 'door' | 'deed'
}

/** The project relations, from the places of the world; the same person is in `own`, `sibling`, `archived` and `deleted`. */
export const places = ['own', 'sibling', 'viewed', 'foreign', 'inbox', 'archived', 'deleted'] as const
export type PlaceRelation = (typeof places)[number]
export const teamRelations = ['managed', 'joined', 'unrelated'] as const
export type TeamRelation = (typeof teamRelations)[number]
export type Relation = PlaceRelation | TeamRelation | 'oneself' | 'another' | 'missing' | 'none'

/** How a person stands to the deployment and to the places of the world. */
export interface Standing {
  readonly identified: boolean
  readonly role: Role
  readonly scopes: readonly Permission[] | null
  readonly member: ProjectRole | null
  /** By name, not through a team. */
  readonly direct: boolean
  /** Shown just now. */
  readonly secondFactor: boolean
}

const roleOrder = ['viewer', 'user', 'admin']
const projectRoleOrder = ['viewer', 'commenter', 'editor', 'owner']
const includes = (role: ProjectRole, least: string) => projectRoleOrder.indexOf(role) >= projectRoleOrder.indexOf(least)

/** Role matrix ∩ token scopes. */
export const holds = ({ role, scopes }: Standing, permission: Permission): boolean =>
  roleOrder.indexOf(role) >= roleOrder.indexOf(lowestRole[permission]) && (scopes?.includes(permission) ?? true)

/** The role in a place; `tasks:admin` is owner wherever it is nobody's inbox. */
export function roleIn(person: Standing, place: PlaceRelation): ProjectRole | null {
  if (place === 'inbox') return null
  if (holds(person, 'tasks:admin')) return 'owner'
  if (place === 'foreign') return null
  return person.member && (place === 'viewed' ? 'viewer' : person.member)
}

export const objectOf = ({ ids }: Rule): [position: string, id: IdRule] | undefined =>
  Object.entries(ids).find(([, id]) => id.as === 'object')

const adminKinds = ['service account', 'invitation', 'dead letter', 'mail'] as const
/** What only admins look after. */
export type AdminKind = (typeof adminKinds)[number]

export const isForAdmins = (kind: Kind): kind is AdminKind => (adminKinds as readonly Kind[]).includes(kind)

/** What belongs to one person, or is one. */
const personalKinds: readonly Kind[] = ['user', 'token', 'session', 'notification', 'job']

/** The relations that a row is walked through. */
export function relationsOf(rule: Rule): readonly Relation[] {
  const kind = objectOf(rule)?.[1].kind
  if (kind === undefined) return ['none']
  if (kind === 'team') return [...teamRelations, 'missing']
  if (personalKinds.includes(kind)) return ['oneself', 'another', 'missing']
  if (isForAdmins(kind)) return ['another', 'missing']
  return ['own', 'foreign', 'inbox', 'archived', 'deleted', 'missing']
}

/** The status that the design wants. */
export function decide(rule: Rule, person: Standing, relation: Relation): number {
  if (!person.identified) return 401
  if (!rule.needs.every((permission) => holds(person, permission))) return 403
  if (rule.stepUp === 'door' && !person.secondFactor) return 401
  const status = decideAtObject(rule, person, relation)
  return rule.stepUp === 'deed' && !person.secondFactor && status === rule.answers ? 401 : status
}

function decideAtObject(rule: Rule, person: Standing, relation: Relation): number {
  if (relation === 'none') return rule.answers
  if (relation === 'missing') return 404
  if (relation === 'oneself' || relation === 'another') {
    return relation === 'another' && isOnesOwn(rule, person) ? 404 : rule.answers
  }
  if (relation === 'managed' || relation === 'joined' || relation === 'unrelated') {
    return decideInTeam(rule, person, relation)
  }
  return decideInPlace(rule, person, relation)
}

const isOnesOwn = ({ least }: Rule, person: Standing): boolean =>
  least === 'oneself' || (least === 'asker' && !holds(person, 'operations:manage'))

function decideInTeam(rule: Rule, person: Standing, relation: TeamRelation): number {
  if (rule.least === 'oneself') return relation === 'unrelated' ? 404 : rule.answers
  const manages = relation === 'managed' || holds(person, 'users:admin')
  return rule.least === 'manager' && !manages ? 403 : rule.answers
}

function decideInPlace(rule: Rule, person: Standing, place: PlaceRelation): number {
  const role = roleIn(person, place)
  if (role === null) return 404
  if (place === 'deleted' && !(rule.deleted === 'owners' && role === 'owner')) return 404
  const parts = Object.values(rule.ids).map(({ kind }) => kind)
  if (parts.includes('oneself') && !person.direct) return 404
  if (parts.includes('hidden link') && roleIn(person, hiddenFrom(place)) === null) return 404
  if (rule.least === 'nobody' || (rule.least !== 'oneself' && !includes(role, rule.least))) return 403
  return place === 'archived' && rule.archived === 'closed' ? 422 : rule.answers
}

/** Where the task is that the hidden link of a place leads to. */
export const hiddenFrom = (place: PlaceRelation): 'inbox' | 'foreign' => (place === 'foreign' ? 'inbox' : 'foreign')

/** The status when an id of the request is replaced by that of a thing in another place. */
export function decideForeign(
  rule: Rule,
  id: IdRule,
  person: Standing,
  place: PlaceRelation | 'unrelated' | 'missing',
): number {
  if (place === 'missing' || place === 'unrelated' || id.as === 'part') return id.status
  if (id.as === 'known') return rule.answers
  const role = place === 'deleted' ? null : roleIn(person, place)
  if (role === null) return id.as === 'object' ? 404 : id.status
  if (id.as === 'filter') return rule.answers
  const least = id.least ?? rule.least
  if (!includes(role, least)) return 403
  return place === 'archived' && least !== 'viewer' ? 422 : rule.answers
}
