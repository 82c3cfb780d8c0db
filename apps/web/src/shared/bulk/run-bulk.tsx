import { ApiError } from '@millrace/client'
import i18next from 'i18next'
import type { Task } from '../api/api.ts'
import styles from '../notices/notices.module.css'
import { tell, tellFailure } from '../notices/notices.tsx'
import { showProgress } from '../notices/progress.tsx'
import { deselect } from '../selection/selection.ts'
import { latestOf, refreshTasks } from '../tasks/task-cache.ts'
import { offerUndo } from '../undo/undo.ts'
import type { Work } from './batch.ts'
import type { Done, Failed, Outcome } from './outcome.ts'
import { forbidden, reasonsOf } from './outcome.ts'

export interface Bulk {
  readonly tasks: Iterable<Task>
  readonly may: (task: Task) => boolean
  /** What is being done, while it is. */
  readonly doing: string
  /** What was done, with how many. */
  readonly didIt: (count: number) => string
  /** Something that is to be known of it. */
  readonly message?: string
  readonly run: (tasks: readonly Task[], work: Work) => Promise<Outcome>
  readonly undo: (done: readonly Done[], work: Work) => Promise<Outcome>
}

/**
 * Does something with many tasks: shows how far it is, tells what came of it and why some were left out, and offers to
 * undo it. What is done is selected no longer; what failed is, so that it can be tried again.
 */
export async function runBulk(bulk: Bulk): Promise<void> {
  const tasks = latestOf(bulk.tasks)
  const allowed = tasks.filter(bulk.may)
  const skipped = tasks.filter((task) => !bulk.may(task)).map(forbidden)
  const { done, failed } = await withProgress(bulk.doing, allowed.length, (work) => bulk.run(allowed, work))
  deselect(done.map(({ before }) => before.id))
  const all = [...failed, ...skipped]
  if (done.length === 0) {
    tellAll(i18next.t('failure.notSaved'), all)
    return
  }
  const title = all.length === 0 ? bulk.didIt(done.length) : `${bulk.didIt(done.length)} ${left(all.length)}`
  offerUndo({
    title,
    message: <Reasons texts={[...(bulk.message ? [bulk.message] : []), ...reasonsOf(all)]} />,
    undo: () => undoBulk(bulk, done),
  })
}

async function undoBulk({ undo }: Bulk, done: readonly Done[]): Promise<void> {
  const { failed } = await withProgress(i18next.t('bulk.undoing'), done.length, (work) => undo(done, work))
  const count = done.length - failed.length
  if (failed.length === 0) tell({ title: i18next.t('bulk.undone', { count }) })
  else tellAll(`${i18next.t('bulk.undone', { count })} ${left(failed.length)}`, failed)
}

async function withProgress(title: string, count: number, run: (work: Work) => Promise<Outcome>): Promise<Outcome> {
  const progress = showProgress(title, count)
  try {
    return await run(progress)
  } finally {
    progress.end()
    void refreshTasks()
  }
}

const left = (count: number) => i18next.t('bulk.left', { count })

/** One reason for all that has a remedy of its own is told with it. */
function tellAll(title: string, failed: readonly Failed[]): void {
  const factor = failed.find(({ error }) => error instanceof ApiError && error.code === 'second-factor-required')
  if (factor) tellFailure(factor.error)
  else tell({ title, message: <Reasons texts={reasonsOf(failed)} />, isFailure: true })
}

function Reasons({ texts }: { texts: readonly string[] }) {
  return (
    <span className={styles.reasons}>
      {texts.map((text) => (
        <span key={text}>{text}</span>
      ))}
    </span>
  )
}
