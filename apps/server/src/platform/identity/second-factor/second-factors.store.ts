import type { Queryable } from '../../database/query.ts'
import { statement } from '../../database/query.ts'

const findStatement = statement(
  'second-factors.find',
  'select sealed_key as "sealedKey" from second_factors where user_id = $1',
)

// In one statement, so that there is no factor without its codes. What is there already stays.
const addStatement = statement(
  'second-factors.add',
  `with factor as (
     insert into second_factors (user_id, sealed_key, last_step, created_at) values ($1, $2, $3, $4)
     on conflict (user_id) do nothing returning user_id)
   insert into recovery_codes (user_id, code_hash)
   select factor.user_id, hash from factor, unnest($5::bytea[]) as hash returning true as added`,
)

const useStepStatement = statement(
  'second-factors.use-step',
  'update second_factors set last_step = $2 where user_id = $1 and last_step < $2 returning true as used',
)

const useRecoveryCodeStatement = statement(
  'second-factors.use-recovery-code',
  `update recovery_codes set used_at = $3 where user_id = $1 and code_hash = $2 and used_at is null
   returning true as used`,
)

const countRecoveryCodesStatement = statement(
  'second-factors.count-recovery-codes',
  'select count(*)::int as count from recovery_codes where user_id = $1 and used_at is null',
)

const replaceRecoveryCodesStatement = statement(
  'second-factors.replace-recovery-codes',
  `with old as (delete from recovery_codes where user_id = $1)
   insert into recovery_codes (user_id, code_hash)
   select user_id, hash from second_factors, unnest($2::bytea[]) as hash where user_id = $1`,
)

const removeStatement = statement(
  'second-factors.remove',
  'delete from second_factors where user_id = $1 returning true as removed',
)

export async function findSealedKey(db: Queryable, userId: string): Promise<Buffer | null> {
  const [row] = await db.query<{ sealedKey: Buffer }>(findStatement(userId))
  return row?.sealedKey ?? null
}

export interface NewFactor {
  readonly userId: string
  readonly sealedKey: Buffer
  /** The step whose code proved that the person has the key: it is used by that. */
  readonly step: number
  readonly codeHashes: readonly Buffer[]
}

/** False when the person has one already. */
export async function addFactor(db: Queryable, factor: NewFactor, now: Date): Promise<boolean> {
  const { userId, sealedKey, step, codeHashes } = factor
  return isAny(db.query(addStatement(userId, sealedKey, step, now, codeHashes)))
}

/** False when the code of this step or of a later one was used before. */
export const useStep = (db: Queryable, userId: string, step: number): Promise<boolean> =>
  isAny(db.query(useStepStatement(userId, step)))

/** False when it is none of the person's, or used. */
export const useRecoveryCode = (db: Queryable, userId: string, hash: Buffer, now: Date): Promise<boolean> =>
  isAny(db.query(useRecoveryCodeStatement(userId, hash, now)))

export async function countRecoveryCodes(db: Queryable, userId: string): Promise<number> {
  const [row] = await db.query<{ count: number }>(countRecoveryCodesStatement(userId))
  return row?.count ?? 0
}

export async function replaceRecoveryCodes(db: Queryable, userId: string, hashes: readonly Buffer[]): Promise<void> {
  await db.query(replaceRecoveryCodesStatement(userId, hashes))
}

/** False when the person has none. */
export const removeFactor = (db: Queryable, userId: string): Promise<boolean> =>
  isAny(db.query(removeStatement(userId)))

const isAny = async (rows: Promise<unknown[]>) => (await rows).length > 0
