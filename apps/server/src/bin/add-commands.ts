import type { Command } from 'commander'
import { reportFailure } from './report-failure.ts'

/** Adds every command; what a command needs is loaded when it runs. */
export function addCommands(program: Command): void {
  program
    .command('start')
    .description('start the server; Ctrl-C stops it')
    .option('--no-demo', 'make no demo people and no demo project in an empty database')
    .option('--roles <list>', 'the roles to run, separated by commas', 'all')
    .option('--consumers <list>', 'what a worker runs, separated by commas', 'all')
    .action(lazily(async () => (await import('./commands/start.ts')).start))
  addRoleCommands(program)
  program
    .command('migrate')
    .description('bring the database to the form that this version needs')
    .option('--status', 'list the migrations and change nothing')
    .action(lazily(async () => (await import('./commands/migrate.ts')).migrateCommand))
  program
    .command('partitions')
    .description('make the monthly partitions that are missing, and list all')
    .option('--months <number>', 'how many months ahead', '3')
    .action(lazily(async () => (await import('./commands/partitions.ts')).partitions))
  addPeopleCommands(program)
  addDeadLetterCommands(program)
  program
    .command('config')
    .description('list every configuration variable with its value and where that comes from')
    .action(lazily(async () => (await import('./commands/config.ts')).config))
  program
    .command('doctor')
    .description('check configuration, database, clock, disk and ports, and say what is wrong')
    .action(lazily(async () => (await import('./commands/doctor.ts')).doctor))
}

/** Each role as a command of its own, for processes that run one. */
function addRoleCommands(program: Command): void {
  const startAs = (role: string) =>
    lazily<{ consumers?: string }>(async () => {
      const { start } = await import('./commands/start.ts')
      return ({ consumers = 'all' }) => start({ demo: false, roles: role, consumers })
    })
  program.command('api').description('start the API and the web application alone').action(startAs('api'))
  program
    .command('worker')
    .description('start a worker alone')
    .option('--consumers <list>', 'what it runs, separated by commas', 'all')
    .action(startAs('worker'))
  program.command('relay').description('start the relay alone').action(startAs('relay'))
  program.command('scheduler').description('start the scheduler alone').action(startAs('scheduler'))
}

function addPeopleCommands(program: Command): void {
  const user = program.command('user').description('people')
  user
    .command('create')
    .description('create a person and print them as JSON')
    .requiredOption('--email <address>', 'the e-mail address')
    .requiredOption('--name <name>', 'the name')
    .option('--role <role>', 'viewer, user or admin', 'user')
    .option('--password-stdin', 'read a password for the sign-in page from standard input')
    .action(lazily(async () => (await import('./commands/create-user.ts')).createUserCommand))
  addUserChanges(user)
  program
    .command('token')
    .description('personal access tokens')
    .command('create')
    .description('create a token for a person and print it, this once')
    .requiredOption('--email <address>', 'the e-mail address of the person')
    .option('--name <name>', 'what the token is for', 'command line')
    .option('--scopes <list>', 'permissions, separated by commas; all of the person’s when left out')
    .option('--expires <duration>', 'such as 12h, 30d or never; 90 days when left out')
    .action(lazily(async () => (await import('./commands/create-token.ts')).createTokenCommand))
  addServiceAccountCommands(program)
  program
    .command('signing-keys')
    .description('keys that sign the tokens of the built-in sign-in')
    .command('rotate')
    .description('make a new key; tokens of the last one stay good until they end')
    .action(lazily(async () => (await import('./commands/signing-keys.ts')).rotateSigningKeysCommand))
}

function addUserChanges(user: Command): void {
  const load = () => import('./commands/change-users.ts')
  user
    .command('invite')
    .description('mail a person a link with which they sign up; print it where mail goes to files')
    .requiredOption('--email <address>', 'the e-mail address')
    .option('--name <name>', 'the name, which they may change')
    .option('--role <role>', 'viewer, user or admin', 'user')
    .action(lazily(async () => (await load()).inviteUserCommand))
  user
    .command('disable')
    .description('sign a person out everywhere and let them in no more')
    .requiredOption('--email <address>', 'the e-mail address')
    .action(lazily(async () => (await load()).disableUserCommand))
  user
    .command('enable')
    .description('let a disabled person in again')
    .requiredOption('--email <address>', 'the e-mail address')
    .action(lazily(async () => (await load()).enableUserCommand))
  user
    .command('role')
    .description('give a person another role')
    .requiredOption('--email <address>', 'the e-mail address')
    .requiredOption('--role <role>', 'viewer, user or admin')
    .action(lazily(async () => (await load()).setRoleCommand))
  user
    .command('list')
    .description('print everybody as JSON')
    .action(lazily(async () => (await load()).listUsersCommand))
}

function addServiceAccountCommands(program: Command): void {
  const load = () => import('./commands/service-accounts.ts')
  const account = program.command('service-account').description('programs with permissions of their own')
  account
    .command('create')
    .description('create one and print its client id and secret as JSON, this once')
    .requiredOption('--name <name>', 'what the program is called')
    .requiredOption('--permissions <list>', 'such as tasks:read,tasks:write, separated by commas')
    .action(lazily(async () => (await load()).createServiceAccountCommand))
  account
    .command('list')
    .description('print all of them as JSON')
    .action(lazily(async () => (await load()).listServiceAccountsCommand))
  account
    .command('revoke')
    .description('end one for good')
    .requiredOption('--client-id <id>', 'its client id')
    .action(lazily(async () => (await load()).revokeServiceAccountCommand))
}

function addDeadLetterCommands(program: Command): void {
  const load = () => import('./commands/dead-letters.ts')
  const letters = program.command('dead-letters').description('messages that were given up')
  letters
    .command('list')
    .description('print them as JSON, the newest first')
    .option('--queue <name>', 'those of one queue')
    .action(lazily(async () => (await load()).listDeadLettersCommand))
  letters
    .command('show <id>')
    .description('print one as JSON, with what it says')
    .action(lazilyOf(async () => (await load()).showDeadLetterCommand))
  letters
    .command('redrive [id]')
    .description('send one, those of a queue or all to their queues again')
    .option('--queue <name>', 'those of one queue')
    .option('--all', 'all of them')
    .action(lazilyOf(async () => (await load()).redriveDeadLettersCommand))
  letters
    .command('discard [id]')
    .description('discard one, those of a queue or all for good')
    .option('--queue <name>', 'those of one queue')
    .option('--all', 'all of them')
    .action(lazilyOf(async () => (await load()).discardDeadLettersCommand))
}

type Run<Options> = (options: Options) => Promise<void>

/** Loads a command, runs it, and puts a failure in plain words. */
function lazily<Options>(load: () => Promise<Run<Options>>): (options: Options) => Promise<void> {
  return async (options) => {
    try {
      const run = await load()
      await run(options)
    } catch (err) {
      reportFailure(err)
    }
  }
}

/** The same for a command that takes what it is about before its options. */
const lazilyOf =
  <Options, About extends string | undefined>(load: () => Promise<(options: Options, about: About) => Promise<void>>) =>
  (about: About, options: Options): Promise<void> =>
    lazily<Options>(async () => {
      const run = await load()
      return (given) => run(given, about)
    })(options)
