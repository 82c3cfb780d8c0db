import { useTranslation } from 'react-i18next'
import type { UnsentTask } from '../../shared/tasks/use-unsent-tasks.ts'
import styles from './add-card.module.css'

interface Props {
  readonly unsent: readonly UnsentTask[]
  readonly retry: (entry: UnsentTask) => void
  readonly leave: (key: string) => void
}

/** Cards that are not saved yet, and what can be done with those that could not be. */
export function UnsentCards({ unsent, retry, leave }: Props) {
  const { t } = useTranslation()
  if (unsent.length === 0) return null
  return (
    <ul className={styles.lines} aria-label={t('board.waiting')}>
      {unsent.map((entry) => (
        <li key={entry.key} data-saving={entry.isSending || undefined}>
          <b dir="auto">{entry.fields.title}</b>
          {!entry.isSending && (
            <>
              <button type="button" onClick={() => retry(entry)}>
                {t('app.retry')}
              </button>
              <button type="button" onClick={() => leave(entry.key)}>
                {t('app.discard')}
              </button>
            </>
          )}
        </li>
      ))}
    </ul>
  )
}
