import { useTranslation } from 'react-i18next'
import styles from './new-project.module.css'
import type { TemplateName } from './templates.ts'
import { columnsOf, templateNames } from './templates.ts'

interface Props {
  readonly value: TemplateName
  readonly onChange: (template: TemplateName) => void
}

/** Chooses the columns to begin with, seen as they will stand on the board. */
export function ColumnTemplates({ value, onChange }: Props) {
  const { t } = useTranslation()
  return (
    <div className={styles.templates} role="radiogroup" aria-label={t('newProject.template')}>
      {templateNames.map((name) => (
        <label key={name} className={styles.template}>
          <input
            type="radio"
            name="template"
            aria-label={t(`newProject.templates.${name}`)}
            checked={name === value}
            onChange={() => onChange(name)}
          />
          <span className={styles.preview} aria-hidden="true">
            {columnsOf(name, t).map((column) => (
              <i key={column.name} data-status={column.status} />
            ))}
          </span>
          <span>{t(`newProject.templates.${name}`)}</span>
        </label>
      ))}
    </div>
  )
}
