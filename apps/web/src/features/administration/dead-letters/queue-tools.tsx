import { Button, Menu, Select } from '@mantine/core'
import { IconChevronDown } from '@tabler/icons-react'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Confirm } from '../../../shared/layout/confirm.tsx'
import administration from '../administration.module.css'
import { usePlace } from '../use-place.ts'
import styles from './dead-letters.module.css'
import type { Fate } from './letter-queries.ts'
import { isAtWork, jobQuery, lettersQuery, settleAll } from './letter-queries.ts'

/** Which queue is looked at, and what can be done with all of it. */
export function QueueTools() {
  const { t } = useTranslation()
  const { find: queue, search } = usePlace()
  const { data } = useInfiniteQuery(lettersQuery(''))
  const known = data?.pages.flatMap(({ items }) => items.map((letter) => letter.queue)) ?? []
  const queues = [...new Set([...known, ...(queue === '' ? [] : [queue])])].sort()
  return (
    <div className={administration.toolbar}>
      <Select
        className={styles.queue ?? ''}
        aria-label={t('admin.letters.queue')}
        placeholder={t('admin.letters.allQueues')}
        clearable
        clearButtonProps={{ 'aria-label': t('admin.letters.allQueues'), tabIndex: 0, 'aria-hidden': false }}
        data={queues}
        value={queue === '' ? null : queue}
        onChange={(chosen) => search(chosen ?? '')}
      />
      {known.length > 0 && <AllMenu queue={queue} />}
    </div>
  )
}

function AllMenu({ queue }: { queue: string }) {
  const { t } = useTranslation()
  const [asked, setAsked] = useState<Fate | null>(null)
  const { data: job } = useQuery(jobQuery)
  const which = queue === '' ? 'all' : 'queue'
  return (
    <>
      <Menu position="bottom-end" width={240}>
        <Menu.Target>
          <Button variant="default" rightSection={<IconChevronDown size={14} />} disabled={!!job && isAtWork(job)}>
            {t(queue === '' ? 'admin.letters.forAll' : 'admin.letters.forQueue')}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item onClick={() => setAsked('redrive')}>{t('admin.letters.redriveAll')}…</Menu.Item>
          <Menu.Item color="red" onClick={() => setAsked('discard')}>
            {t('admin.letters.discardAll')}…
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {asked !== null && (
        <Confirm
          title={t(`admin.letters.${asked}AllTitle.${which}`, { queue })}
          action={t(`admin.letters.${asked}All`)}
          run={() => settleAll(queue, asked)}
          close={() => setAsked(null)}
        >
          <p>{t(`admin.letters.${asked}AllLead`)}</p>
        </Confirm>
      )}
    </>
  )
}
