import { StartError } from '../../app/start-error.ts'
import { rotateSigningKeys } from '../../platform/identity/built-in/signing-keys.ts'
import { withContext } from '../with-context.ts'

/** Makes a new key for the tokens of the built-in provider; what the last one signed stays good until it ends. */
export async function rotateSigningKeysCommand(): Promise<void> {
  await withContext(async ({ ctx, identity }) => {
    if (identity.provider === null) {
      throw new StartError('OIDC_ISSUER is set: tokens are signed at that issuer, and its keys are changed there.')
    }
    await rotateSigningKeys(ctx.db, ctx.clock.now())
    console.log('The new key is published now and signs in a minute. No restart is needed.')
  })
}
