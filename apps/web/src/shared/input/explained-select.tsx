import type { SelectProps } from '@mantine/core'
import { Select } from '@mantine/core'
import styles from './explained-select.module.css'

interface ExplainedChoice<Value extends string> {
  readonly value: Value
  readonly label: string
  /** What choosing it means. */
  readonly meaning: string
}

interface Props<Value extends string>
  extends Omit<SelectProps, 'data' | 'value' | 'onChange' | 'renderOption' | 'allowDeselect'> {
  readonly choices: readonly ExplainedChoice<Value>[]
  readonly value: Value
  readonly onChange: (value: Value) => void
}

/** Chooses one of a few, each with what it means. */
export function ExplainedSelect<Value extends string>({ choices, value, onChange, ...select }: Props<Value>) {
  return (
    <Select
      {...select}
      allowDeselect={false}
      withCheckIcon={false}
      comboboxProps={{ width: 290, position: 'bottom-end', shadow: 'md' }}
      data={choices.map(({ label, value }) => ({ label, value }))}
      value={value}
      onChange={(chosen) => {
        const choice = choices.find((each) => each.value === chosen)
        if (choice && choice.value !== value) onChange(choice.value)
      }}
      renderOption={({ option, checked }) => (
        <span className={styles.choice} data-chosen={checked || undefined}>
          {option.label}
          <small>{choices.find((each) => each.value === option.value)?.meaning}</small>
        </span>
      )}
    />
  )
}
