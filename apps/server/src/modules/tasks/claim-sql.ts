import type { Once } from '../../platform/idempotency/once.ts'
import type { Actor } from '../../platform/identity/actor.ts'
import { viewsByRole } from './task.ts'

/** SQL: the place of a role in the arrays of `viewsByRole`; `archived` is a condition, when it is not known. */
export const roleIndex = (role: string, archived = 'false'): string =>
  `case ${role} when 'viewer' then 1 when 'commenter' then 2 when 'editor' then 3 else 4 end
   + case when ${archived} then 4 else 0 end`

/** SQL: the ending of a task's JSON for a role, out of the array of `suffixesOf(actor)`. */
export const suffixFor = (role: string, suffixes: string): string => `(${suffixes}::text[])[${roleIndex(role)}]`

interface Claim {
  /** A CTE with id, project_id, role, version and body. */
  readonly from: string
  readonly actor: string
  readonly now: string
  /** Number of the first of the parameters that `onceValues` gives. */
  readonly first: number
}

/** SQL: keeps the answer under the idempotency key. A key that is taken fails the statement, and the write with it. */
export const claimCte = ({ from, actor, now, first }: Claim): string => `
  claimed as (
    insert into idempotency_keys
      (actor_id, key, route, fingerprint, status, headers, body, project_ids, created_at)
    select ${actor}, $${first}, $${first + 1}, $${first + 2}, $${first + 3},
      format($${first + 4}, id, version, ($${first + 5}::text[])[${roleIndex('role')}])::jsonb,
      body, array[project_id], ${now}
    from ${from})`

/** A task of which SQL knows better: its id, version and view are places for `format` of PostgreSQL to fill. */
const blank = { id: '%1$s', version: '%2$s', view: '%3$s', projectId: '', body: '' }

/**
 * Key, route, fingerprint, and what is answered as the route itself renders it: status, headers with places for what
 * only the statement knows, and the letter of each role's view. Nothing without a key.
 */
export function onceValues(actor: Pick<Actor, 'permissions'>, once: Once | undefined): unknown[] {
  if (!once) return []
  const { status, headers = {} } = once.render(blank as never)
  const letters = viewsByRole(actor).map(({ letter }) => letter)
  return [once.key, once.route, once.fingerprint, status, JSON.stringify(headers), letters]
}

export const suffixesOf = (actor: Pick<Actor, 'permissions'>, deleted = false): string[] =>
  viewsByRole(actor, deleted).map(({ suffix }) => suffix)
