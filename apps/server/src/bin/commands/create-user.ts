import { text } from 'node:stream/consumers'
import { CreateUser } from '@millrace/contract'
import { StartError } from '../../app/start-error.ts'
import { createUser, systemActor } from '../../modules/people/index.ts'
import { passwordProblem } from '../../platform/identity/password-rules.ts'
import { setPassword } from '../../platform/identity/passwords.ts'
import { checked } from '../checked.ts'
import { withContext } from '../with-context.ts'

interface Options {
  readonly email: string
  readonly name: string
  readonly role: string
  readonly passwordStdin?: boolean
}

/** Prints the person as JSON. */
export async function createUserCommand({ email, name, role, passwordStdin }: Options): Promise<void> {
  const input = checked(CreateUser, { email, name, role })
  const password = passwordStdin ? await readPassword(email) : null
  await withContext(async ({ ctx }) => {
    const user = await createUser(ctx, systemActor('command-line'), input)
    if (password !== null) await setPassword(ctx.db, user.id, password, ctx.clock.now())
    console.log(JSON.stringify(user, null, 2))
  })
}

async function readPassword(email: string): Promise<string> {
  const password = (await text(process.stdin)).replace(/\r?\n$/, '')
  const problem = passwordProblem(password, email)
  if (problem !== null) throw new StartError(`The password on standard input is not taken. ${problem}`)
  return password
}
