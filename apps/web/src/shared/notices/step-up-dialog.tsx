import { Button } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Dialog } from '../layout/dialog.tsx'
import { forgetSecondFactor, stepUp } from './step-up.ts'
import styles from './step-up-dialog.module.css'

/** What was refused needs a second factor: says so, and leads there and back. */
export function StepUpDialog() {
  const { t } = useTranslation()
  const [isLeaving, setLeaving] = useState(false)
  const leave = () => {
    setLeaving(true)
    stepUp()
  }
  return (
    <Dialog onClose={forgetSecondFactor} title={t('failure.secondFactorTitle')} size="md">
      <p className={styles.text}>{t('failure.secondFactorWhy')}</p>
      <p className={styles.text}>{t('failure.secondFactorBack')}</p>
      <div className={styles.actions}>
        <Button variant="default" onClick={forgetSecondFactor}>
          {t('app.cancel')}
        </Button>
        <Button data-autofocus loading={isLeaving} onClick={leave}>
          {t('failure.secondFactorGo')}
        </Button>
      </div>
    </Dialog>
  )
}
