import type { Ctx } from '../../platform/context.ts'
import type { Transaction } from '../../platform/database/database.ts'
import { record } from '../../platform/events/record.ts'
import type { Actor } from '../../platform/identity/actor.ts'
import { createInbox } from '../projects/index.ts'
import { userCreated } from './people.events.ts'
import type { UserRecord } from './user.ts'
import { insertUser } from './users.store.ts'

/** A person, or a program, to be, with what is left to defaults. */
export interface UserDraft
  extends Pick<UserRecord, 'email' | 'name'>,
    Partial<Pick<UserRecord, 'kind' | 'role' | 'language' | 'timeZone'>> {}

/** Makes a person, or a program, and their inbox. Answers null when the e-mail address is taken. Emits `user.created`. */
export async function addUser(
  ctx: Pick<Ctx, 'newId' | 'clock'>,
  tx: Transaction,
  actor: Actor,
  { kind = 'person', email, name, role = 'user', language = 'en', timeZone = 'UTC' }: UserDraft,
): Promise<UserRecord | null> {
  const now = ctx.clock.now()
  const user = await insertUser(tx, { id: ctx.newId(), kind, email, name, role, language, timeZone, createdAt: now })
  if (!user) return null
  await createInbox(ctx, tx, user, now)
  await record(ctx, tx, actor, userCreated(user))
  return user
}
