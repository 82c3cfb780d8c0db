import { useDebouncedCallback } from '@mantine/hooks'
import { IconSearch } from '@tabler/icons-react'
import type { KeyboardEvent, Ref } from 'react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import styles from './filter-bar.module.css'
import type { Filter } from './use-filter.ts'

interface Props {
  readonly filter: Filter
  readonly field?: Ref<HTMLInputElement>
  readonly isFirst?: boolean
}

const delayMilliseconds = 250

/** Words that tasks must hold. The address follows a moment after the keys; Enter goes on to the tasks. */
export function TaskSearchField({ filter: { search, change }, field, isFirst = false }: Props) {
  const { t } = useTranslation()
  // Null while the address says it all.
  const [typed, setTyped] = useState<string | null>(null)
  const apply = (value: string) => {
    const text = value.trim() || undefined
    if (text !== search.text) change({ text }, search.text !== undefined)
  }
  const applyLater = useDebouncedCallback(apply, delayMilliseconds)
  const finish = () => {
    applyLater.cancel()
    if (typed !== null) apply(typed)
    setTyped(null)
  }
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.key !== 'Enter' && event.key !== 'Escape') return
    const isClearing = event.key === 'Escape' && event.currentTarget.value !== ''
    if (!isClearing) {
      event.currentTarget.blur()
      return
    }
    event.stopPropagation()
    applyLater.cancel()
    setTyped('')
    apply('')
  }
  return (
    <label className={styles.search}>
      <IconSearch stroke={1.6} aria-hidden="true" />
      <input
        ref={field}
        type="search"
        enterKeyHint="search"
        maxLength={200}
        dir="auto"
        aria-label={t('project.searchTasks')}
        placeholder={t('project.searchTasks')}
        data-autofocus={isFirst || undefined}
        value={typed ?? search.text ?? ''}
        onChange={({ target }) => {
          setTyped(target.value)
          applyLater(target.value)
        }}
        onKeyDown={onKeyDown}
        onBlur={finish}
      />
      <kbd>/</kbd>
    </label>
  )
}
