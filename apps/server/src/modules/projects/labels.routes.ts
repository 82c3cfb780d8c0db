import { CreateLabel, IdParams, Label, LabelList, LabelParams, UpdateLabel } from '@millrace/contract'
import { created, noContent, ok, okVersioned } from '../../platform/http/answer.ts'
import type { Route } from '../../platform/http/route.ts'
import { route } from '../../platform/http/route.ts'
import { createLabel } from './create-label.ts'
import { deleteLabel } from './delete-label.ts'
import { getLabel, listLabels } from './list-labels.ts'
import { updateLabel } from './update-label.ts'

const tag = 'Labels'
const collection = '/v1/projects/{id}/labels'
const single = `${collection}/{labelId}`

export const labelRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: collection,
    summary: 'List the labels of a project, all on one page',
    tag,
    access: 'projects:read',
    schema: { params: IdParams, answer: { 200: LabelList } },
    run: (ctx, { actor, params }) => listLabels(ctx, actor, { projectId: params.id }),
    answer: (page) => ok(page),
  }),
  route({
    method: 'POST',
    path: collection,
    summary: 'Add a label to a project',
    tag,
    access: 'projects:write',
    schema: { params: IdParams, body: CreateLabel, answer: { 201: Label } },
    run: (ctx, { actor, params, body }) => createLabel(ctx, actor, { projectId: params.id, ...body }),
    answer: (label) => created(`/v1/projects/${label.projectId}/labels/${label.id}`, label),
  }),
  route({
    method: 'GET',
    path: single,
    summary: 'Get a label',
    tag,
    access: 'projects:read',
    schema: { params: LabelParams, answer: { 200: Label } },
    run: (ctx, { actor, params: { id, labelId } }) => getLabel(ctx, actor, { projectId: id, labelId }),
    answer: okVersioned,
  }),
  route({
    method: 'PATCH',
    path: single,
    summary: 'Change a label',
    tag,
    access: 'projects:write',
    schema: { params: LabelParams, body: UpdateLabel, answer: { 200: Label } },
    run: (ctx, { actor, params: { id, labelId }, body, requiredVersion }) =>
      updateLabel(ctx, actor, { projectId: id, labelId, patch: body, requiredVersion }),
    answer: okVersioned,
  }),
  route({
    method: 'DELETE',
    path: single,
    summary: 'Delete a label and take it off every task',
    tag,
    access: 'projects:write',
    schema: { params: LabelParams, answer: { 204: null } },
    run: (ctx, { actor, params: { id, labelId }, requiredVersion }) =>
      deleteLabel(ctx, actor, { projectId: id, labelId, requiredVersion }),
    answer: noContent,
  }),
]
