import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import styles from './color-choice.module.css'
import { projectColors } from './colors.ts'

interface Props {
  readonly label: string
  readonly value: string | null
  readonly onChange: (color: string) => void
}

/** Stands for the colour that is still to be chosen. */
const everyHue = `conic-gradient(${[...projectColors.slice(0, -2), projectColors[0]].map(({ value }) => value).join(', ')})`

/** Chooses one of the colours that go well with light and dark, or any other. */
export function ColorChoice({ label, value, onChange }: Props) {
  const { t } = useTranslation()
  const name = useId()
  const isOther = value !== null && !projectColors.some((color) => color.value === value)
  return (
    <fieldset className={styles.colors}>
      <legend className="visually-hidden">{label}</legend>
      {projectColors.map((color) => (
        <label key={color.name} className={styles.swatch} title={t(`color.${color.name}`)}>
          <input
            type="radio"
            name={name}
            aria-label={t(`color.${color.name}`)}
            checked={color.value === value}
            onChange={() => onChange(color.value)}
          />
          <span style={{ background: color.value }} />
        </label>
      ))}
      <label className={styles.swatch} title={t('color.other')} data-other>
        <input
          type="color"
          aria-label={t('color.other')}
          data-chosen={isOther || undefined}
          value={value ?? projectColors[0].value}
          onChange={({ currentTarget }) => onChange(currentTarget.value)}
        />
        <span style={{ background: isOther ? value : everyHue }} />
      </label>
    </fieldset>
  )
}
