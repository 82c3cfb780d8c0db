import type { Job } from '@millrace/contract'
import { rolePermissions } from '@millrace/contract'
import { afterEach, expect } from 'vitest'
import type { JobKind, JobRunner } from '../src/modules/jobs/index.ts'
import { addJob, runJobs } from '../src/modules/jobs/index.ts'
import type { Actor } from '../src/platform/identity/actor.ts'
import type { TestServer, TestUser } from './test-server.ts'

/** Something that a test waits for. */
export interface Gate {
  readonly opened: Promise<void>
  open(): void
}

export function gate(): Gate {
  let open = () => {}
  const opened = new Promise<void>((resolve) => {
    open = resolve
  })
  return { opened, open }
}

const runners: JobRunner[] = []
afterEach(async () => {
  await Promise.all(runners.splice(0).map((runner) => runner.close()))
})

type Options = Partial<Omit<Parameters<typeof runJobs>[0], 'ctx' | 'kinds'>>

/** A worker that looks often and is closed after the test. */
export function startWorker({ ctx }: TestServer, kinds: readonly JobKind[], options: Options = {}): JobRunner {
  const quick = { idleSeconds: 0.05, retrySeconds: [0], graceSeconds: 0 }
  const runner = runJobs({ ctx, kinds, concurrency: 2, ...quick, ...options })
  runners.push(runner)
  return runner
}

export const askFor = ({ ctx }: TestServer, actor: Actor, kind: string, input: object = {}): Promise<Job> =>
  ctx.db.transaction((tx) => addJob(ctx, tx, actor, { kind, input }))

/** Somebody with a request of theirs. */
export const actorOf = ({ id, role }: TestUser): Actor => ({
  ...{ userId: id, role, permissions: new Set(rolePermissions[role]), tokenId: 'test', requestId: 'request-1' },
  traceparent: `00-${'1'.repeat(32)}-${'2'.repeat(16)}-01`,
})

let kinds = 0
/** A kind that no other test has. */
export function kindOf(run: JobKind['run'], more: Partial<JobKind> = {}): JobKind {
  kinds += 1
  return { name: `test.${kinds}`, run, ...more }
}

/** The job as soon as it is in that state. */
export async function whenIn(
  { as }: TestServer,
  user: { readonly id: string },
  id: string,
  state: Job['state'],
): Promise<Job> {
  let job: Job | undefined
  const look = async () => {
    job = (await as(user).get(`/v1/jobs/${id}`)).body
    return job?.state
  }
  await expect.poll(look, { timeout: 15_000 }).toBe(state)
  return job as Job
}
