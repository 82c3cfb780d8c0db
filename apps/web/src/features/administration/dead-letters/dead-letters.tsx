import { useInfiniteQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useReadOn } from '../../../shared/api/use-read-on.ts'
import { Skeletons } from '../../../shared/layout/skeletons.tsx'
import { Empty, Failure } from '../../../shared/layout/states.tsx'
import styles from '../administration.module.css'
import { MoreBelow } from '../more-below.tsx'
import { usePlace } from '../use-place.ts'
import { JobProgress } from './job-progress.tsx'
import { LetterDialog } from './letter-dialog.tsx'
import { lettersQuery } from './letter-queries.ts'
import { LetterRow } from './letter-row.tsx'
import { QueueTools } from './queue-tools.tsx'

/** Messages that could not be handled, after every attempt. */
export function DeadLetters() {
  const { find: queue, open, close } = usePlace()
  return (
    <>
      <QueueTools />
      <JobProgress />
      <LetterList key={queue} queue={queue} />
      {open !== null && <LetterDialog key={open} id={open} close={close} />}
    </>
  )
}

function LetterList({ queue }: { queue: string }) {
  const { t } = useTranslation()
  const { show } = usePlace()
  const list = useInfiniteQuery(lettersQuery(queue))
  const rest = useReadOn(list)
  if (list.isPending) return <Skeletons count={6} />
  if (list.isError && !list.data) return <Failure error={list.error} retry={() => void list.refetch()} />
  const letters = list.data.pages.flatMap(({ items }) => items)
  if (letters.length === 0) {
    return (
      <Empty title={t(queue === '' ? 'admin.letters.empty' : 'admin.letters.emptyQueue', { queue })}>
        {t('admin.letters.emptyLead')}
      </Empty>
    )
  }
  return (
    <div className={styles.scroller}>
      <ul className={styles.list} aria-label={t('admin.letters.title')}>
        {letters.map((letter) => (
          <LetterRow key={letter.id} letter={letter} open={() => show(letter.id)} />
        ))}
      </ul>
      <MoreBelow rest={rest} />
    </div>
  )
}
