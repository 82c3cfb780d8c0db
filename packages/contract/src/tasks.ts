import type { Static, TSchema } from 'typebox'
import { Type } from 'typebox'
import { CalendarDate, Closed, Id, Instant, List, Name, Nullable, PageQuery, Text } from './common.ts'
import { Problem } from './errors.ts'

export const taskStatuses = ['pending', 'in-progress', 'completed'] as const
export const TaskStatus = Type.Enum(taskStatuses)
export type TaskStatus = Static<typeof TaskStatus>

/** 0 none, 1 low, 2 medium, 3 high, 4 urgent. */
export const Priority = Type.Integer({ minimum: 0, maximum: 4 })

/** Custom fields by name; null in a patch removes the field. */
export const TaskFields = Type.Record(
  Type.String({ pattern: '^[A-Za-z][A-Za-z0-9_-]{0,62}$' }),
  Type.Union([Text(2000), Type.Number(), Type.Boolean(), Type.Null(), Type.Array(Text(200), { maxItems: 50 })]),
  { additionalProperties: false, maxProperties: 100 },
)

/** What a person may write on a task; every field but the title may be left out. */
const writable = {
  title: Name(500),
  description: Type.Optional(Text(100_000)),
  status: Type.Optional(TaskStatus),
  priority: Type.Optional(Priority),
  assigneeId: Type.Optional(Nullable(Id)),
  parentId: Type.Optional(Nullable(Id)),
  columnId: Type.Optional(Id),
  // Not `uniqueItems`: checking it takes the square of a list's length in time, however short the list may be.
  labelIds: Type.Optional(Type.Array(Id, { maxItems: 50 })),
  startOn: Type.Optional(Nullable(CalendarDate)),
  startAt: Type.Optional(Nullable(Instant)),
  dueOn: Type.Optional(Nullable(CalendarDate)),
  dueAt: Type.Optional(Nullable(Instant)),
  recurrence: Type.Optional(Nullable(Text(500))),
  fields: Type.Optional(TaskFields),
}

/** `projectId` left out: the task goes to the inbox of the caller. */
export const CreateTask = Closed({ ...writable, projectId: Type.Optional(Id) }, { title: 'CreateTask' })
export type CreateTask = Static<typeof CreateTask>

/** JSON Merge Patch (RFC 7396) of a task. Moving between projects is `POST /v1/tasks/{id}/move`. */
export const UpdateTask = Type.Object(
  { ...writable, title: Type.Optional(writable.title) },
  { additionalProperties: false, minProperties: 1, title: 'UpdateTask' },
)
export type UpdateTask = Static<typeof UpdateTask>

/**
 * Where a task goes: to another project, to a column, and there before or after a given card.
 * Without a neighbour it goes to the end of the column.
 */
export const MoveTask = Type.Object(
  {
    projectId: Type.Optional(Id),
    columnId: Type.Optional(Id),
    beforeId: Type.Optional(Id),
    afterId: Type.Optional(Id),
  },
  { additionalProperties: false, minProperties: 1, title: 'MoveTask' },
)
export type MoveTask = Static<typeof MoveTask>

/** What the caller may do with the task. */
export const TaskCan = Closed({
  update: Type.Boolean(),
  move: Type.Boolean(),
  delete: Type.Boolean(),
  restore: Type.Boolean(),
  comment: Type.Boolean(),
})
export type TaskCan = Static<typeof TaskCan>

export const Task = Closed(
  {
    id: Id,
    key: Type.String({ examples: ['OPS-42'] }),
    number: Type.Integer(),
    projectId: Id,
    title: Type.String(),
    description: Type.String(),
    status: TaskStatus,
    priority: Priority,
    assigneeId: Nullable(Id),
    parentId: Nullable(Id),
    columnId: Id,
    rank: Type.String(),
    labelIds: Type.Array(Id),
    startOn: Nullable(CalendarDate),
    startAt: Nullable(Instant),
    dueOn: Nullable(CalendarDate),
    dueAt: Nullable(Instant),
    recurrence: Nullable(Type.String()),
    fields: TaskFields,
    version: Type.Integer(),
    createdBy: Id,
    createdAt: Instant,
    updatedAt: Instant,
    completedAt: Nullable(Instant),
    deletedAt: Nullable(Instant),
    can: TaskCan,
  },
  { title: 'Task' },
)
export type Task = Static<typeof Task>
export const TaskList = List(Task)

const oneOrMany = <T extends TSchema>(item: T) => Type.Optional(Type.Array(item, { maxItems: 50 }))

export const taskSorts = ['created', 'updated', 'due', 'priority', 'rank'] as const

/** Filters of a task list. `assignee=me` is the caller; `none` is nobody. A leading `-` on `sort` reverses it. */
export const TaskQuery = Closed({
  ...PageQuery,
  project: Type.Optional(Id),
  status: oneOrMany(TaskStatus),
  assignee: Type.Optional(Type.Union([Id, Type.Literal('me'), Type.Literal('none')])),
  priority: oneOrMany(Priority),
  label: Type.Optional(Type.Array(Id, { maxItems: 20 })),
  parent: Type.Optional(Type.Union([Id, Type.Literal('none')])),
  column: Type.Optional(Id),
  due_from: Type.Optional(Type.Union([CalendarDate, Instant])),
  due_to: Type.Optional(Type.Union([CalendarDate, Instant])),
  created_from: Type.Optional(Type.Union([CalendarDate, Instant])),
  created_to: Type.Optional(Type.Union([CalendarDate, Instant])),
  text: Type.Optional(Name(200)),
  deleted: Type.Optional(Type.Boolean()),
  sort: Type.Optional(Type.Enum(taskSorts.flatMap((sort) => [sort, `-${sort}` as const]))),
})
export type TaskQuery = Static<typeof TaskQuery>

export const batchLimit = 500

const BatchOperation = Type.Union([
  Closed({ create: CreateTask }),
  Closed({
    update: Type.Object(
      { id: Id, version: Type.Optional(Type.Integer({ minimum: 1 })), set: UpdateTask },
      { additionalProperties: false },
    ),
  }),
  Closed({ delete: Closed({ id: Id, version: Type.Optional(Type.Integer({ minimum: 1 })) }) }),
  Closed({ restore: Closed({ id: Id }) }),
  Closed({ move: Type.Object({ id: Id, to: MoveTask }, { additionalProperties: false }) }),
])
export type BatchOperation = Static<typeof BatchOperation>

/** Up to 500 operations: `atomic` all or nothing (the default), else each on its own with a result each. */
export const TaskBatch = Closed(
  {
    atomic: Type.Optional(Type.Boolean({ default: true })),
    operations: Type.Array(BatchOperation, { minItems: 1, maxItems: batchLimit }),
  },
  { title: 'TaskBatch' },
)
export type TaskBatch = Static<typeof TaskBatch>

export const linkKinds = ['blocks', 'relates', 'duplicates'] as const
export const CreateLink = Closed({ kind: Type.Enum(linkKinds), taskId: Id }, { title: 'CreateLink' })
export type CreateLink = Static<typeof CreateLink>

/** A link as seen from one task: `outward` when this task blocks or duplicates the other; a relation always is. */
export const TaskLink = Closed(
  {
    id: Id,
    kind: Type.Enum(linkKinds),
    direction: Type.Enum(['outward', 'inward']),
    task: Closed({ id: Id, key: Type.String(), title: Type.String(), status: TaskStatus }),
    createdBy: Id,
    createdAt: Instant,
  },
  { title: 'TaskLink' },
)
export type TaskLink = Static<typeof TaskLink>

/** One change of a task: who, when, and each changed field before and after. */
export const HistoryEntry = Closed(
  {
    id: Id,
    type: Type.String({ examples: ['task.updated'] }),
    version: Type.Integer(),
    actor: Closed({ id: Id, name: Type.String() }),
    at: Instant,
    changes: Type.Array(Closed({ field: Type.String(), from: Type.Unknown(), to: Type.Unknown() })),
  },
  { title: 'HistoryEntry' },
)
export type HistoryEntry = Static<typeof HistoryEntry>

/** A result for each operation of a batch, in its order: the task, or why it was refused. */
export const TaskBatchResults = Closed(
  {
    results: Type.Array(Closed({ status: Type.Integer(), task: Type.Optional(Task), problem: Type.Optional(Problem) })),
  },
  { title: 'TaskBatchResults' },
)
