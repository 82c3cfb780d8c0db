import i18next from 'i18next'
import type { Task } from '../api/api.ts'
import type { BulkChange } from './changes.ts'
import { moveBack, moveMany } from './move-many.ts'
import { runBulk } from './run-bulk.tsx'
import { deleteMany, restoreMany } from './trash-many.ts'
import { undoUpdate } from './undo-update.ts'
import { updateMany } from './update-many.ts'

type Tasks = Iterable<Task>

/** Changes many tasks and offers to undo it. */
export const changeTasks = (tasks: Tasks, change: BulkChange): Promise<void> =>
  runBulk({
    tasks,
    may: ({ can }) => can.update,
    doing: i18next.t('bulk.changing'),
    didIt: (count) => i18next.t('bulk.changed', { count }),
    run: (allowed, work) => updateMany(allowed, change, work),
    undo: (done, work) => undoUpdate(done, change, work),
  })

/** Moves many tasks to a project and offers to undo it. */
export const moveTasks = (tasks: Tasks, { id, name }: { id: string; name: string }): Promise<void> =>
  runBulk({
    tasks,
    may: ({ can }) => can.move,
    doing: i18next.t('bulk.moving'),
    didIt: (count) => i18next.t('bulk.moved', { count, project: name }),
    message: i18next.t('bulk.newKeys'),
    run: (allowed, work) => moveMany(allowed, id, work),
    undo: moveBack,
  })

/** Puts many tasks into the trash and offers to undo it. */
export const deleteTasks = (tasks: Tasks): Promise<void> =>
  runBulk({
    tasks,
    may: ({ can }) => can.delete,
    doing: i18next.t('bulk.deleting'),
    didIt: (count) => i18next.t('bulk.deleted', { count }),
    run: deleteMany,
    undo: (done, work) =>
      restoreMany(
        done.map(({ before }) => before),
        work,
      ),
  })

/** Takes many tasks out of the trash and offers to undo it. */
export const restoreTasks = (tasks: Tasks): Promise<void> =>
  runBulk({
    tasks,
    may: ({ can }) => can.restore,
    doing: i18next.t('bulk.restoring'),
    didIt: (count) => i18next.t('bulk.restored', { count }),
    run: restoreMany,
    undo: (done, work) =>
      deleteMany(
        done.map(({ before }) => before),
        work,
      ),
  })
