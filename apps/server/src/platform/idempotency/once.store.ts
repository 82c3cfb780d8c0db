import type { Ctx } from '../context.ts'
import type { Transaction } from '../database/database.ts'
import { isLockTimeout, violatesUnique } from '../database/database-error.ts'
import type { Queryable } from '../database/query.ts'
import { statement } from '../database/query.ts'
import { AppError, notFound } from '../errors/app-error.ts'
import type { Actor } from '../identity/actor.ts'
import type { Answer } from './answer.ts'
import type { Once } from './once.ts'

/** Thrown when the request was already carried out; the server answers as it did the first time. */
export class Replay extends Error {
  readonly answer: Answer

  constructor(answer: Answer) {
    super('already answered')
    this.answer = answer
  }
}

interface StoredAnswer {
  readonly fingerprint: Buffer
  readonly status: number
  readonly headers: Record<string, string> | null
  readonly body: string | null
  readonly allowed: boolean
}

const claimStatement = statement(
  'once.claim',
  'insert into idempotency_keys (actor_id, key, route, fingerprint, created_at) values ($1, $2, $3, $4, $5)',
)

const completeStatement = statement(
  'once.complete',
  `update idempotency_keys set status = $4, headers = $5, body = $6, project_ids = $7
   where actor_id = $1 and key = $2 and route = $3`,
)

// Who lost access to the project since must not be told again what is in it.
const findStatement = statement(
  'once.find',
  `select k.fingerprint, k.status, k.headers, k.body,
     $4 or not exists (
       select unnest(k.project_ids)
       except select a.project_id from project_access a where a.user_id = k.actor_id) as allowed
   from idempotency_keys k where k.actor_id = $1 and k.key = $2 and k.route = $3`,
)

/**
 * Runs a write in one transaction and, when the request carries an idempotency key, at most once: the key and
 * the answer commit with the change. `projectsOf` names the projects whose members may see the answer again.
 */
export async function writeOnce<Result>(
  ctx: Pick<Ctx, 'db' | 'clock'>,
  actor: Actor,
  work: (tx: Transaction) => Promise<Result>,
  projectsOf: (result: Result) => readonly string[] = () => [],
): Promise<Result> {
  const { once } = actor
  if (!once) return ctx.db.transaction(work)
  return orReplay(ctx.db, actor, once, () =>
    ctx.db.transaction(async (tx) => {
      await tx.query(claimStatement(actor.userId, once.key, once.route, once.fingerprint, ctx.clock.now()))
      const result = await work(tx)
      const { status, headers, body } = once.render(result as never)
      const text = typeof body === 'object' ? JSON.stringify(body) : (body ?? null)
      await tx.query(
        completeStatement(actor.userId, once.key, once.route, status, headers ?? null, text, projectsOf(result)),
      )
      return result
    }),
  )
}

const forgetStatement = statement(
  'once.forget',
  'delete from idempotency_keys where actor_id = $1 and key = $2 and route = $3',
)

/** Lets a repeated request be carried out again, for a write of which a part failed after its commit and that is undone. */
export async function forgetAnswer(tx: Transaction, { userId, once }: Actor): Promise<void> {
  if (once) await tx.query(forgetStatement(userId, once.key, once.route))
}

/** Runs a write that inserts the key itself; when the key is taken, throws the stored answer as `Replay`. */
export async function orReplay<Result>(
  db: Queryable,
  actor: Actor,
  once: Once,
  write: () => Promise<Result>,
): Promise<Result> {
  try {
    return await write()
  } catch (err) {
    if (violatesUnique(err, 'idempotency_keys_pkey')) throw await findReplay(db, actor, once)
    if (isLockTimeout(err, 'idempotency_keys')) {
      throw new AppError('idempotency-key-in-use', {
        detail: 'The first request with this key has not ended yet. Ask again in a moment.',
        retryAfterSeconds: 1,
      })
    }
    throw err
  }
}

async function findReplay(db: Queryable, actor: Actor, once: Once): Promise<Error> {
  const admin = actor.permissions.has('tasks:admin')
  const [stored] = await db.query<StoredAnswer>(findStatement(actor.userId, once.key, once.route, admin))
  // The key was there a moment ago and has just expired.
  if (!stored) return new AppError('idempotency-key-in-use', { retryAfterSeconds: 1 })
  if (!stored.fingerprint.equals(once.fingerprint)) {
    return new AppError('idempotency-key-reused', {
      detail: 'This Idempotency-Key was used for a request with another path or body. Use a new key.',
      errors: [{ in: 'header', pointer: 'Idempotency-Key', message: 'was used for another request' }],
    })
  }
  if (!stored.allowed) return notFound()
  return new Replay({
    status: stored.status,
    ...(stored.body !== null && { body: stored.body }),
    headers: { ...stored.headers, 'idempotency-replayed': 'true' },
  })
}
