import { CreateInvitation, UpdateUser } from '@millrace/contract'
import { StartError } from '../../app/start-error.ts'
import { findUserByEmail, inviteUser, listUsers, systemActor, updateUser } from '../../modules/people/index.ts'
import { allPages } from '../all-pages.ts'
import { checked } from '../checked.ts'
import { readConfig, withContext } from '../with-context.ts'

const actor = systemActor('command-line')

/** Ends what a person can do, at once for sign-ins and within seconds for tokens; prints them as JSON. */
export const disableUserCommand = ({ email }: { email: string }): Promise<void> => change(email, { disabled: true })

/** Lets a disabled person in again; prints them as JSON. */
export const enableUserCommand = ({ email }: { email: string }): Promise<void> => change(email, { disabled: false })

/** Gives a person another role; prints them as JSON. */
export async function setRoleCommand({ email, role }: { email: string; role: string }): Promise<void> {
  await change(email, checked(UpdateUser, { role }))
}

async function change(email: string, patch: UpdateUser): Promise<void> {
  await withContext(async ({ ctx }) => {
    const user = await findUserByEmail(ctx, email)
    if (!user) throw new StartError(`Nobody has the e-mail address ${email}.\nSee them all: npx millrace user list`)
    console.log(JSON.stringify(await updateUser(ctx, actor, { id: user.id, patch, requiredVersion: null }), null, 2))
  })
}

/** Prints everybody as JSON. */
export async function listUsersCommand(): Promise<void> {
  await withContext(async ({ ctx }) => {
    const people = await allPages((page) => listUsers(ctx, actor, page))
    console.log(JSON.stringify(people, null, 2))
  })
}

interface Invite {
  readonly email: string
  readonly name?: string
  readonly role: string
}

/** Mails an invitation; where mail goes to files, prints the link alone on one line. */
export async function inviteUserCommand({ email, name, role }: Invite): Promise<void> {
  const input = checked(CreateInvitation, { email, role, ...(name !== undefined && { name }) })
  const { mail } = readConfig()
  await withContext(async ({ ctx }) => {
    const { url } = await inviteUser(ctx, actor, input)
    console.log(mail.smtpUrl === null ? url : `The invitation was mailed to ${email}.`)
  })
}
