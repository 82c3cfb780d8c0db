import type { Database } from '../src/platform/database/database.ts'

/** Does the work while the database refuses to remove what the built-in provider keeps of sign-ins. */
export async function keepSessions<Result>(db: Database, work: () => Promise<Result>): Promise<Result> {
  const run = (text: string) => db.query({ text })
  await run(`create function keep_sessions() returns trigger language plpgsql as
    $$ begin raise exception 'the sessions stay'; end $$`)
  await run('create trigger keep_sessions before delete on oidc_payloads execute function keep_sessions()')
  try {
    return await work()
  } finally {
    await run('drop function keep_sessions cascade')
  }
}
