import { Button, Modal } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { en } from '../../i18n/en.ts'
import type { FieldConflict } from '../../shared/tasks/merge.ts'
import styles from './task-panel.module.css'

interface Props {
  readonly conflicts: readonly FieldConflict[]
  readonly keepMine: () => void
  readonly keepTheirs: () => void
}

/** What was, what the person wrote and what somebody else saved meanwhile. It closes by a choice alone. */
export function ConflictDialog({ conflicts, keepMine, keepTheirs }: Props) {
  const { t } = useTranslation()
  const text = (value: unknown) =>
    value === '' || value === null ? t('conflict.empty') : [value].flat().map(String).join(', ')
  return (
    <Modal
      opened
      onClose={() => undefined}
      closeOnEscape={false}
      closeOnClickOutside={false}
      withCloseButton={false}
      title={t('conflict.title')}
      size="xl"
    >
      <p className={styles.lead}>{t('conflict.lead')}</p>
      {conflicts.map(({ field, base, mine, theirs }) => (
        <section key={field} className={styles.conflict}>
          <h3>{t(`fields.${field as keyof typeof en.fields}`, { defaultValue: field })}</h3>
          <dl>
            {(
              [
                ['base', base],
                ['mine', mine],
                ['theirs', theirs],
              ] as const
            ).map(([side, value]) => (
              <div key={side} data-side={side}>
                <dt>{t(`conflict.${side}`)}</dt>
                <dd dir="auto">{text(value)}</dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
      <div className={styles.actions}>
        <Button variant="default" onClick={keepTheirs}>
          {t('conflict.keepTheirs')}
        </Button>
        <Button data-autofocus onClick={keepMine}>
          {t('conflict.keepMine')}
        </Button>
      </div>
    </Modal>
  )
}
