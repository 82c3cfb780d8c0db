import type { Principal } from '../../platform/identity/actor.ts'
import type { JobRecord } from './job.ts'

type Asked = Pick<JobRecord, 'requestedBy' | 'needs'>

/** A job is the affair of whoever asked for it, with what it takes to ask for it, and of who looks after what runs. */
export const maySee = (actor: Principal, { requestedBy, needs }: Asked): boolean =>
  actor.permissions.has('operations:manage') ||
  (requestedBy === actor.userId && (needs === null || actor.permissions.has(needs)))

export const mayCancel = (actor: Principal, job: Asked & Pick<JobRecord, 'state'>): boolean =>
  maySee(actor, job) && (job.state === 'queued' || job.state === 'running')
