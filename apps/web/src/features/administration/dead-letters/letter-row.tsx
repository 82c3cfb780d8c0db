import { Menu } from '@mantine/core'
import { IconMailExclamation } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { timeAgo } from '../../../shared/dates/dates.ts'
import { RowMenu } from '../../../shared/layout/row-menu.tsx'
import styles from '../row.module.css'
import { useMoment } from '../use-moment.ts'
import { DiscardDialog } from './discard-dialog.tsx'
import type { Letter } from './letter-queries.ts'
import { redrive } from './redrive.ts'

/** A message that was given up: what it was, and why. */
export function LetterRow({ letter, open }: { letter: Letter; open: () => void }) {
  const { t, i18n } = useTranslation()
  const moment = useMoment()
  const [isAsking, setAsking] = useState(false)
  const { id, type, queue, error, attempts, diedAt } = letter
  return (
    <li className={styles.row}>
      <span className={styles.mark}>
        <IconMailExclamation size={17} stroke={1.6} aria-hidden="true" />
      </span>
      <span className={styles.about}>
        <span className={styles.name}>
          <button type="button" className={styles.open} onClick={open}>
            {type}
          </button>
          <span className={styles.tag}>{queue}</span>
        </span>
        <small title={error}>{error}</small>
      </span>
      <span className={styles.choice}>
        {t('admin.letters.attempts', { count: attempts })} ·{' '}
        <time dateTime={diedAt} title={moment(diedAt)}>
          {timeAgo(diedAt, i18n.language)}
        </time>
      </span>
      <span className={styles.menu}>
        <RowMenu className={styles.tool} label={t('admin.letters.actionsFor', { type, queue })}>
          <Menu.Item onClick={open}>{t('admin.letters.show')}</Menu.Item>
          <Menu.Item onClick={() => void redrive(letter)}>{t('admin.letters.redrive')}</Menu.Item>
          <Menu.Divider />
          <Menu.Item color="red" onClick={() => setAsking(true)}>
            {t('admin.letters.discard')}…
          </Menu.Item>
        </RowMenu>
      </span>
      {isAsking && <DiscardDialog id={id} close={() => setAsking(false)} done={() => setAsking(false)} />}
    </li>
  )
}
