import { Popover } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { ColorChoice } from '../../shared/projects/color-choice.tsx'
import styles from './labels.module.css'

interface Props {
  readonly label: string
  readonly value: string
  readonly isReadOnly?: boolean
  readonly onChange: (color: string) => void
}

/** A dot that opens the choice of its colour. */
export function ColorButton({ label, value, isReadOnly = false, onChange }: Props) {
  const { t } = useTranslation()
  if (isReadOnly) return <i className={styles.dot} style={{ background: value }} />
  return (
    <Popover trapFocus returnFocus position="bottom-start">
      <Popover.Target>
        <button type="button" className={styles.color} aria-label={label} title={label}>
          <i className={styles.dot} style={{ background: value }} />
        </button>
      </Popover.Target>
      <Popover.Dropdown className={styles.colors} aria-label={label}>
        <ColorChoice label={t('projectSettings.color')} value={value} onChange={onChange} />
      </Popover.Dropdown>
    </Popover>
  )
}
