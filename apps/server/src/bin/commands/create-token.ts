import { CreateAccessToken } from '@millrace/contract'
import { StartError } from '../../app/start-error.ts'
import { findUserByEmail, issueToken, systemActor } from '../../modules/people/index.ts'
import { checked } from '../checked.ts'
import { instantAfter } from '../duration.ts'
import { withContext } from '../with-context.ts'

interface Options {
  readonly email: string
  readonly name: string
  readonly scopes?: string
  readonly expires?: string
}

/** Prints the token alone on one line. */
export async function createTokenCommand({ email, name, scopes, expires }: Options): Promise<void> {
  const input = checked(CreateAccessToken, {
    name,
    ...(scopes !== undefined && { scopes: scopes.split(',').map((scope) => scope.trim()) }),
    ...(expires !== undefined && { expiresAt: instantAfter(expires, new Date()) }),
  })
  await withContext(async ({ ctx }) => {
    const owner = await findUserByEmail(ctx, email)
    if (!owner) {
      throw new StartError(
        `Nobody has the e-mail address ${email}.\nCreate them: npx millrace user create --email ${email} --name NAME`,
      )
    }
    const { token } = await issueToken(ctx, systemActor('command-line'), { ownerId: owner.id, ...input })
    console.log(token)
  })
}
