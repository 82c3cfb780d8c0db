import { SegmentedControl } from '@mantine/core'
import styles from './segmented-choice.module.css'

interface Props<Value extends string> {
  readonly label: string
  readonly value: Value
  readonly options: readonly { readonly value: Value; readonly label: string }[]
  readonly onChange: (value: Value) => void
  readonly disabled?: boolean
}

/** One of a few, all in sight. */
export function SegmentedChoice<Value extends string>({
  label,
  value,
  options,
  onChange,
  disabled = false,
}: Props<Value>) {
  return (
    <SegmentedControl
      aria-label={label}
      size="sm"
      classNames={{
        root: styles.root ?? '',
        indicator: styles.indicator ?? '',
        label: styles.label ?? '',
        control: styles.control ?? '',
      }}
      withItemsBorders={false}
      transitionDuration={120}
      data={options.map((option) => ({ ...option }))}
      value={value}
      onChange={(chosen) => onChange(chosen as Value)}
      disabled={disabled}
    />
  )
}
