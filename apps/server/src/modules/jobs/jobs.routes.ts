import { IdParams, Job, JobList, JobQuery } from '@millrace/contract'
import { accepted, ok } from '../../platform/http/answer.ts'
import type { Route } from '../../platform/http/route.ts'
import { route } from '../../platform/http/route.ts'
import { cancelJob } from './cancel-job.ts'
import { getJob } from './get-job.ts'
import { listJobs } from './list-jobs.ts'

const tag = 'Jobs'
const access = 'signed-in'
const collection = '/v1/jobs'
const single = `${collection}/{id}`

/** Every route of the module. */
export const jobRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: collection,
    summary: 'List your own jobs, newest first',
    tag,
    access,
    schema: { query: JobQuery, answer: { 200: JobList } },
    run: (ctx, { actor, query }) => listJobs(ctx, actor, query),
    answer: (page) => ok(page),
  }),
  route({
    method: 'GET',
    path: single,
    summary: 'Get a job: its state, progress, and result or error',
    tag,
    access,
    schema: { params: IdParams, answer: { 200: Job } },
    run: (ctx, { actor, params }) => getJob(ctx, actor, params.id),
    answer: (job) => ok(job),
  }),
  route({
    method: 'POST',
    path: `${single}/cancel`,
    summary: 'Cancel a job; what it has done stays done',
    tag,
    access,
    schema: { params: IdParams, answer: { 202: Job } },
    run: (ctx, { actor, params }) => cancelJob(ctx, actor, params.id),
    answer: (job) => accepted(`${collection}/${job.id}`, job),
  }),
]
