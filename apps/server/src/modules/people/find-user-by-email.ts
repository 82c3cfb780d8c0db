import type { Ctx } from '../../platform/context.ts'
import type { UserRecord } from './user.ts'
import { findByEmail } from './users.store.ts'

/** The person with that e-mail address, whatever its case; for commands, which name people by it. */
export async function findUserByEmail(ctx: Pick<Ctx, 'db'>, email: string): Promise<UserRecord | null> {
  return (await findByEmail(ctx.db.read, email)) ?? null
}
