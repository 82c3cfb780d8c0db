import { spawn } from 'node:child_process'
import type { ServerUser } from './unprivileged-user.ts'
import { asUser } from './unprivileged-user.ts'

export interface ProgramResult {
  /** Undefined when the program could not be started at all; then `output` says why. */
  code: number | null | undefined
  output: string
}

/** The environment of every PostgreSQL program: nothing of ours, and messages in English. */
export const programEnvironment = { LC_ALL: 'C', TZ: 'UTC', PATH: '/usr/bin:/bin' }

/** Runs one of PostgreSQL's programs to its end, as the given user. */
export async function runProgram(file: string, args: string[], user: ServerUser): Promise<ProgramResult> {
  return new Promise((resolve) => {
    let output = ''
    const fail = (err: Error) => resolve({ code: undefined, output: err.message })
    try {
      const child = spawn(file, args, { ...asUser(user), cwd: '/', env: programEnvironment })
      for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += chunk))
      child.on('error', fail)
      child.on('close', (code) => resolve({ code, output }))
    } catch (err) {
      fail(err as Error)
    }
  })
}
