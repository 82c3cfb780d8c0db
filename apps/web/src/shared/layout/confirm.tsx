import { Button } from '@mantine/core'
import type { ReactNode } from 'react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { tellFailure } from '../notices/notices.tsx'
import styles from './confirm.module.css'
import { Dialog } from './dialog.tsx'

interface Props {
  readonly title: string
  readonly children: ReactNode
  /** What the button says: the deed, not "OK". */
  readonly action: string
  readonly run: () => Promise<unknown>
  readonly close: () => void
}

/** Asks before something that cannot be taken back. A failure is told and leaves the question open. */
export function Confirm({ title, children, action, run, close }: Props) {
  const { t } = useTranslation()
  const [isRunning, setRunning] = useState(false)
  const confirm = async () => {
    setRunning(true)
    try {
      await run()
      close()
    } catch (err) {
      setRunning(false)
      tellFailure(err)
    }
  }
  return (
    <Dialog onClose={close} title={title} size="md">
      <div className={styles.text}>{children}</div>
      <div className={styles.actions}>
        <Button variant="default" data-autofocus onClick={close}>
          {t('app.cancel')}
        </Button>
        <Button color="red" loading={isRunning} onClick={() => void confirm()}>
          {action}
        </Button>
      </div>
    </Dialog>
  )
}
