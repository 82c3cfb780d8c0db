import type { Config } from '../app/config/config.ts'
import type { DemoState } from '../app/demo/create-demo.ts'
import { demoPassword, demoPeople } from '../app/demo/people.ts'
import type { RoleName } from '../roles/role.ts'

/** What `start` prints when everything runs. */
export function readyText(config: Config, roles: readonly RoleName[], place: string, people: DemoState): string {
  const lines: [string, string][] = roles.includes('api')
    ? [...signInLines(people, config.issuer === null), ['Reference', `${config.publicUrl}/docs`]]
    : [['Roles', roles.join(', ')]]
  lines.push(
    ['Data', place],
    ['Log', config.log.file === '-' ? 'standard output' : config.log.file],
    ['Stop', 'Ctrl-C'],
  )
  const head = roles.includes('api') ? `Millrace is ready at ${config.publicUrl}` : 'Millrace is ready'
  return `\n${head}\n\n${lines.map(([name, text]) => `  ${name.padEnd(10)} ${text}\n`).join('')}\n`
}

const warnings: Partial<Record<DemoState, [string, string][]>> = {
  refused: [['Demo', 'not made: other machines can reach this server, and the demo password is known to all']],
  exposed: [
    ['WARNING', 'other machines can reach this server, and its demo people have a password that is known to all;'],
    ['', 'disable them, or set MILLRACE_DATA_DIR to another folder'],
  ],
}

/** Passwords are those of the built-in provider: another issuer knows none of them. */
function signInLines(people: DemoState, isBuiltIn: boolean): [string, string][] {
  const [admin] = demoPeople
  if (people === 'present') {
    const others = demoPeople.slice(1).map(({ email }) => email.split('@')[0])
    const signIn = `${admin.email} (admin), or ${others.join(', ')}, with the password ${demoPassword}`
    return [
      ...(isBuiltIn ? [['Sign in', signIn] as [string, string]] : []),
      ['Token', `npx millrace token create --email ${admin.email}`],
    ]
  }
  const create = ['People', 'npx millrace user create --email YOU@EXAMPLE.COM --name YOU --role admin'] as [
    string,
    string,
  ]
  const token = ['Token', 'npx millrace token create --email YOU@EXAMPLE.COM'] as [string, string]
  if (!isBuiltIn)
    return [['Sign in', 'at the identity provider: an account is made when its tokens first name somebody']]
  return [...(warnings[people] ?? []), create, token]
}
