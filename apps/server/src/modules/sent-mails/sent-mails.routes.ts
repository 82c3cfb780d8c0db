import { SentMail, SentMailList, SentMailParams, SentMailQuery } from '@millrace/contract'
import { ok } from '../../platform/http/answer.ts'
import type { Route } from '../../platform/http/route.ts'
import { route } from '../../platform/http/route.ts'
import { getSentMail } from './get-sent-mail.ts'
import { listSentMails } from './list-sent-mails.ts'

const tag = 'Sent mails'
const access = 'operations:manage'
const collection = '/v1/admin/mails'

/** Every route of the module. */
export const sentMailRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: collection,
    summary: 'List mails that were written to files, newest first',
    tag,
    access,
    schema: { query: SentMailQuery, answer: { 200: SentMailList } },
    run: (ctx, { actor, query }) => listSentMails(ctx, actor, query),
    answer: (page) => ok(page),
  }),
  route({
    method: 'GET',
    path: `${collection}/{id}`,
    summary: 'Get a mail; one that is no notification takes a recent second factor',
    tag,
    access,
    schema: { params: SentMailParams, answer: { 200: SentMail } },
    run: (ctx, { actor, params }) => getSentMail(ctx, actor, params.id),
    answer: (mail) => ok(mail),
  }),
]
