import { Combobox, useCombobox } from '@mantine/core'
import type { ReactNode } from 'react'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import styles from './bulk-bar.module.css'

export interface ToolChoice {
  readonly value: string
  readonly name: string
  /** A dot, a face or a sign before the name. */
  readonly mark?: ReactNode
  /** How it stands now: "on all". */
  readonly note?: string
}

interface Props {
  readonly name: string
  /** The whole name, where the button shows a short one. */
  readonly title?: string
  readonly icon: ReactNode
  readonly choices: readonly ToolChoice[]
  readonly choose: (value: string) => void
  readonly isDisabled?: boolean
  /** Said when there is nothing to choose. */
  readonly empty?: string
  /** Told what is typed, where the choices are found by it. */
  readonly search?: (text: string) => void
}

const searchFrom = 8

/** One thing that can be set, with what it can be set to; long lists are searched by typing. */
export function Tool({ name, title = name, icon, choices, choose, isDisabled = false, empty, search }: Props) {
  const { t } = useTranslation()
  const [text, setText] = useState('')
  const isSearched = search !== undefined || choices.length >= searchFrom
  const combobox = useCombobox({
    onDropdownClose: () => {
      combobox.resetSelectedOption()
      setText('')
      search?.('')
    },
  })
  const { dropdownOpened: isOpen, focusSearchInput, selectFirstOption } = combobox
  useEffect(() => {
    if (!isOpen) return
    if (isSearched) focusSearchInput()
    selectFirstOption()
  }, [isOpen, isSearched, focusSearchInput, selectFirstOption])
  const shown = choices.filter((choice) => choice.name.toLocaleLowerCase().includes(text.trim().toLocaleLowerCase()))
  const submit = (value: string) => {
    combobox.closeDropdown()
    combobox.focusTarget()
    choose(value)
  }
  return (
    <Combobox
      store={combobox}
      width={260}
      position="top-start"
      shadow="md"
      radius="md"
      onOptionSubmit={submit}
      keepMounted={false}
    >
      <Combobox.Target targetType="button">
        <button
          type="button"
          className={styles.tool}
          disabled={isDisabled}
          title={title}
          aria-label={title}
          onClick={() => combobox.toggleDropdown()}
        >
          {icon} <span>{name}</span>
        </button>
      </Combobox.Target>
      <Combobox.Dropdown>
        {isSearched && (
          <Combobox.Search
            value={text}
            placeholder={t('bulk.find')}
            aria-label={t('bulk.find')}
            onChange={({ currentTarget }) => {
              setText(currentTarget.value)
              search?.(currentTarget.value)
              combobox.selectFirstOption()
            }}
          />
        )}
        <Combobox.Options className={styles.choices} aria-label={title}>
          {shown.map((choice) => (
            <Combobox.Option key={choice.value} value={choice.value} className={styles.choice ?? ''}>
              {choice.mark}
              <span dir="auto">{choice.name}</span>
              {choice.note && <small>{choice.note}</small>}
            </Combobox.Option>
          ))}
          {shown.length === 0 && (
            <Combobox.Empty>{choices.length === 0 && empty ? empty : t('app.nothingFound')}</Combobox.Empty>
          )}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  )
}
