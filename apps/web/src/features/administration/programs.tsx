import { Button } from '@mantine/core'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Skeletons } from '../../shared/layout/skeletons.tsx'
import { Empty, Failure } from '../../shared/layout/states.tsx'
import styles from './administration.module.css'
import { ProgramForm } from './program-form.tsx'
import type { ProgramWithSecret } from './program-queries.ts'
import { createProgram, programsQuery } from './program-queries.ts'
import { ProgramRow } from './program-row.tsx'
import { ProgramSecret } from './program-secret.tsx'
import { usePlace } from './use-place.ts'

/** Programs that use Millrace with a secret of their own. */
export function Programs() {
  const { t } = useTranslation()
  const { open, show, close } = usePlace()
  const [made, setMade] = useState<ProgramWithSecret | null>(null)
  return (
    <>
      <div className={styles.toolbar}>
        <p className={styles.about}>{t('admin.programs.lead')}</p>
        <Button onClick={() => show('new')}>{t('admin.programs.new')}</Button>
      </div>
      <ProgramList showSecret={setMade} />
      {open === 'new' && (
        <ProgramForm
          close={close}
          save={async (content) => {
            setMade(await createProgram(content))
            close()
          }}
        />
      )}
      {made && <ProgramSecret program={made} close={() => setMade(null)} />}
    </>
  )
}

function ProgramList({ showSecret }: { showSecret: (program: ProgramWithSecret) => void }) {
  const { t } = useTranslation()
  const list = useInfiniteQuery(programsQuery)
  if (list.isPending) return <Skeletons count={4} />
  if (list.isError && !list.data) return <Failure error={list.error} retry={() => void list.refetch()} />
  const programs = list.data.pages.flatMap(({ items }) => items)
  if (programs.length === 0) return <Empty title={t('admin.programs.empty')}>{t('admin.programs.emptyLead')}</Empty>
  return (
    <div className={styles.scroller}>
      <ul className={styles.list} aria-label={t('admin.programs.title')}>
        {programs.map((program) => (
          <ProgramRow key={program.id} program={program} showSecret={showSecret} />
        ))}
      </ul>
      {list.hasNextPage && (
        <Button
          variant="default"
          className={styles.more ?? ''}
          loading={list.isFetchingNextPage}
          onClick={() => void list.fetchNextPage()}
        >
          {t('admin.more')}
        </Button>
      )}
    </div>
  )
}
