import {
  Column,
  ColumnList,
  ColumnParams,
  CreateColumn,
  DeleteColumnQuery,
  IdParams,
  UpdateColumn,
} from '@millrace/contract'
import { created, noContent, ok, okVersioned } from '../../platform/http/answer.ts'
import type { Route } from '../../platform/http/route.ts'
import { route } from '../../platform/http/route.ts'
import { createColumn } from './create-column.ts'
import { deleteColumn } from './delete-column.ts'
import { getColumn, listColumns } from './list-columns.ts'
import { updateColumn } from './update-column.ts'

const tag = 'Columns'
const collection = '/v1/projects/{id}/columns'
const single = `${collection}/{columnId}`

export const columnRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: collection,
    summary: 'List the columns of a board, all on one page',
    tag,
    access: 'projects:read',
    schema: { params: IdParams, answer: { 200: ColumnList } },
    run: (ctx, { actor, params }) => listColumns(ctx, actor, { projectId: params.id }),
    answer: (page) => ok(page),
  }),
  route({
    method: 'POST',
    path: collection,
    summary: 'Add a column to a board',
    tag,
    access: 'projects:write',
    schema: { params: IdParams, body: CreateColumn, answer: { 201: Column } },
    run: (ctx, { actor, params, body }) => createColumn(ctx, actor, { projectId: params.id, ...body }),
    answer: (column) => created(`/v1/projects/${column.projectId}/columns/${column.id}`, column),
  }),
  route({
    method: 'GET',
    path: single,
    summary: 'Get a column',
    tag,
    access: 'projects:read',
    schema: { params: ColumnParams, answer: { 200: Column } },
    run: (ctx, { actor, params: { id, columnId } }) => getColumn(ctx, actor, { projectId: id, columnId }),
    answer: okVersioned,
  }),
  route({
    method: 'PATCH',
    path: single,
    summary: 'Change a column or its place',
    tag,
    access: 'projects:write',
    schema: { params: ColumnParams, body: UpdateColumn, answer: { 200: Column } },
    run: (ctx, { actor, params: { id, columnId }, body, requiredVersion }) =>
      updateColumn(ctx, actor, { projectId: id, columnId, patch: body, requiredVersion }),
    answer: okVersioned,
  }),
  route({
    method: 'DELETE',
    path: single,
    summary: 'Delete a column and move its tasks to another one',
    tag,
    access: 'projects:write',
    schema: { params: ColumnParams, query: DeleteColumnQuery, answer: { 204: null } },
    run: (ctx, { actor, params: { id, columnId }, query: { move_to: moveTo }, requiredVersion }) =>
      deleteColumn(ctx, actor, { projectId: id, columnId, moveTo, requiredVersion }),
    answer: noContent,
  }),
]
