import { DeadLetter, DeadLetterList, DeadLetterQuery, DeadLetterSelection, IdParams, Job } from '@millrace/contract'
import { accepted, noContent, ok } from '../../platform/http/answer.ts'
import type { Route } from '../../platform/http/route.ts'
import { route } from '../../platform/http/route.ts'
import { getDeadLetter } from './get-dead-letter.ts'
import { listDeadLetters } from './list-dead-letters.ts'
import { requestSettlement } from './request-settlement.ts'
import { settleDeadLetter } from './settle-dead-letters.ts'

const tag = 'Dead letters'
const access = 'operations:manage'
const collection = '/v1/admin/dead-letters'
const single = `${collection}/{id}`

/** Every route of the module. */
export const deadLetterRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: collection,
    summary: 'List messages that were given up, newest first',
    tag,
    access,
    schema: { query: DeadLetterQuery, answer: { 200: DeadLetterList } },
    run: (ctx, { actor, query }) => listDeadLetters(ctx, actor, query),
    answer: (page) => ok(page),
  }),
  route({
    method: 'GET',
    path: single,
    summary: 'Get a message that was given up, with its body and headers',
    tag,
    access,
    schema: { params: IdParams, answer: { 200: DeadLetter } },
    run: (ctx, { actor, params }) => getDeadLetter(ctx, actor, params.id),
    answer: (letter) => ok(letter),
  }),
  route({
    method: 'POST',
    path: `${single}/redrive`,
    summary: 'Send it to its queue again',
    tag,
    access,
    schema: { params: IdParams, answer: { 204: null } },
    run: (ctx, { actor, params }) => settleDeadLetter(ctx, actor, { id: params.id, fate: 'redriven' }),
    answer: noContent,
  }),
  route({
    method: 'DELETE',
    path: single,
    summary: 'Discard it for good',
    tag,
    access,
    schema: { params: IdParams, answer: { 204: null } },
    run: (ctx, { actor, params }) => settleDeadLetter(ctx, actor, { id: params.id, fate: 'discarded' }),
    answer: noContent,
  }),
  route({
    method: 'POST',
    path: `${collection}/redrive`,
    summary: 'Send many to their queues again; the job tells how far it is',
    tag,
    access,
    schema: { body: DeadLetterSelection, answer: { 202: Job } },
    run: (ctx, { actor, body }) => requestSettlement(ctx, actor, { fate: 'redriven', selection: body }),
    answer: (job) => accepted(`/v1/jobs/${job.id}`, job),
  }),
  route({
    method: 'POST',
    path: `${collection}/discard`,
    summary: 'Discard many for good; the job tells how far it is',
    tag,
    access,
    schema: { body: DeadLetterSelection, answer: { 202: Job } },
    run: (ctx, { actor, body }) => requestSettlement(ctx, actor, { fate: 'discarded', selection: body }),
    answer: (job) => accepted(`/v1/jobs/${job.id}`, job),
  }),
]
