import { TextInput } from '@mantine/core'
import { useDebouncedCallback } from '@mantine/hooks'
import { IconSearch } from '@tabler/icons-react'
import { useState } from 'react'
import styles from './administration.module.css'

interface Props {
  readonly label: string
  readonly value: string
  /** Called when somebody pauses in typing. */
  readonly onChange: (text: string) => void
}

const pauseMilliseconds = 180

/** What to look for; shows each letter at once and asks for the list a moment later. */
export function ListSearch({ label, value, onChange }: Props) {
  const [text, setText] = useState(value)
  const search = useDebouncedCallback(onChange, pauseMilliseconds)
  return (
    <TextInput
      type="search"
      className={styles.search ?? ''}
      aria-label={label}
      placeholder={label}
      maxLength={200}
      leftSection={<IconSearch size={15} stroke={1.6} />}
      value={text}
      onChange={({ currentTarget }) => {
        setText(currentTarget.value)
        search(currentTarget.value.trim())
      }}
    />
  )
}
