import type { Principal } from '../../platform/identity/actor.ts'
import type { JobRecord } from './job.ts'

/** A job is the affair of whoever asked for it, and of who looks after what runs. */
export const maySee = (actor: Principal, { requestedBy }: Pick<JobRecord, 'requestedBy'>): boolean =>
  requestedBy === actor.userId || actor.permissions.has('operations:manage')

export const mayCancel = (actor: Principal, job: Pick<JobRecord, 'requestedBy' | 'state'>): boolean =>
  maySee(actor, job) && (job.state === 'queued' || job.state === 'running')
