import { CreateServiceAccount } from '@millrace/contract'
import type { OpenContext } from '../../app/context.ts'
import { StartError } from '../../app/start-error.ts'
import { systemActor } from '../../modules/people/index.ts'
import {
  createServiceAccount,
  deleteServiceAccount,
  findByClientId,
  listServiceAccounts,
} from '../../modules/service-accounts/index.ts'
import { allPages } from '../all-pages.ts'
import { checked } from '../checked.ts'
import { readConfig, withContext } from '../with-context.ts'

const actor = systemActor('command-line')

/** Prints the client's id and its secret, this once, as JSON and nothing else. */
export async function createServiceAccountCommand(options: { name: string; permissions: string }): Promise<void> {
  assertBuiltInIssuer()
  const permissions = options.permissions.split(',').map((permission) => permission.trim())
  const input = checked(CreateServiceAccount, { name: options.name, permissions })
  await withContext(async ({ ctx }) => {
    const { clientId, clientSecret } = await createServiceAccount(ctx, actor, input)
    console.log(JSON.stringify({ clientId, clientSecret }))
  })
}

/** Prints all service accounts as JSON. */
export async function listServiceAccountsCommand(): Promise<void> {
  await withContext(async ({ ctx }) => {
    const accounts = await allPages((page) => listServiceAccounts(ctx, actor, page))
    console.log(JSON.stringify(accounts, null, 2))
  })
}

/** Ends a service account for good. */
export async function revokeServiceAccountCommand({ clientId }: { clientId: string }): Promise<void> {
  await withContext(async ({ ctx }) => {
    await deleteServiceAccount(ctx, actor, { id: await idOf(ctx, clientId), requiredVersion: null })
    console.log(`${clientId} is revoked: it gets no more tokens, and those it has end within 5 seconds.`)
  })
}

async function idOf(ctx: OpenContext['ctx'], clientId: string): Promise<string> {
  const id = await findByClientId(ctx.db.read, clientId)
  if (id !== null) return id
  throw new StartError(
    `There is no service account with the client id ${clientId}.\nSee them all: npx millrace service-account list`,
  )
}

/** Asked before anything is opened. */
function assertBuiltInIssuer(): void {
  const { issuer } = readConfig()
  if (issuer === null) return
  throw new StartError(
    `Programs get their tokens from ${issuer} (OIDC_ISSUER), so the client has to be made there:\n` +
      'with the client-credentials grant and the permissions as its roles. docs/identity.md says how.',
  )
}
