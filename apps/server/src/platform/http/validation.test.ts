import { Closed, CreateTask, Id, TaskBatch } from '@millrace/contract'
import { Type } from 'typebox'
import { expect, test } from 'vitest'
import type { AppError } from '../errors/app-error.ts'
import { validatorFor } from './validation.ts'

const errorsOf = (schema: unknown, value: unknown) => {
  const { error } = validatorFor({ schema, httpPart: 'body' })(value) as { error?: AppError }
  return (error?.details.errors ?? []).map(({ pointer, message }) => [pointer, message])
}
const inBatch = (...operations: unknown[]) => errorsOf(TaskBatch, { operations })
const id = '019a9f3e-7c1e-7bd2-9a54-0f3a3b1c2d4e'
const names = 'create, update, delete, restore, move'

test('an operation is judged by what it is meant to be, not by all that it might be', () => {
  expect(inBatch({ create: { title: 'x' } })).toEqual([])
  expect(inBatch({ create: { title: 'x' } }, { move: { id, to: { columnId: 'left' } } })).toEqual([
    ['/operations/1/move/to/columnId', 'must match format "uuid"'],
  ])
  expect(inBatch({ restore: {} })).toEqual([['/operations/0/restore/id', 'is required']])
  expect(inBatch({ delete: { id, force: true } })).toEqual([['/operations/0/delete/force', 'is not a known property']])
  expect(inBatch({ update: { id, set: { dueOn: 'soon' } }, why: 1 }).map(([pointer]) => pointer)).toEqual([
    '/operations/0/why',
    '/operations/0/update/set/dueOn',
  ])
})

test.each([[{ explode: {} }], [{}], [5], [null], [[]], [{ create: { title: 'x' }, delete: { id } }]])(
  'an operation that is none, or two, is told what there is: %j',
  (operation) => {
    expect(inBatch({ restore: { id } }, operation)).toEqual([
      ['/operations/1', `must be an object with exactly one of ${names}`],
    ])
  },
)

test('what is wrong beside a union is told too, and no more than 8 things', () => {
  const schema = Closed({ name: Type.String(), part: Type.Union([Closed({ a: Id }), Closed({ b: Id })]) })
  expect(errorsOf(schema, { part: { b: 'x' } }).map(([pointer]) => pointer)).toEqual(['/name', '/part/b'])
  expect(inBatch(...Array(20).fill({ explode: {} }))).toHaveLength(8)
})

test('a value that may be null is told what it should be', () => {
  expect(errorsOf(CreateTask, { title: 'x', assigneeId: 'x' })).toEqual([['/assigneeId', 'must match format "uuid"']])
})
