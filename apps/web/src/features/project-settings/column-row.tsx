import { NativeSelect } from '@mantine/core'
import { IconArrowDown, IconArrowUp, IconGripVertical } from '@tabler/icons-react'
import type { KeyboardEvent } from 'react'
import { memo, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { Status } from '../../shared/api/api.ts'
import type { Column } from '../../shared/projects/projects.ts'
import { statuses } from '../../shared/tasks/status.ts'
import { changeColumn } from './column-actions.ts'
import styles from './columns.module.css'
import { DeleteButton } from './delete-button.tsx'
import icon from './icon-button.module.css'
import { InlineText } from './inline-text.tsx'

const isLimit = (text: string) => text === '' || /^([1-9]\d{0,3}|10000)$/.test(text)

/** Where an arrow key moves the column to. On the handle it needs no Alt. */
function stepOf(event: KeyboardEvent<HTMLElement>, handle: HTMLElement | null): number | null {
  const step = { ArrowUp: -1, ArrowDown: 1 }[event.key]
  if (step === undefined || !(event.altKey || event.target === handle)) return null
  event.preventDefault()
  // An element that is moved loses the focus.
  const focused = event.target as HTMLElement
  requestAnimationFrame(() => focused.focus())
  return step
}

interface Props {
  readonly column: Column
  readonly place: number
  readonly isLast: boolean
  readonly count: number | undefined
  readonly move: (column: Column, place: number) => void
  readonly remove: (column: Column) => void
}

/** A column: moved by its handle with the mouse or the arrow keys, and changed where it stands. */
export const ColumnRow = memo(function ColumnRow({ column, place, isLast, count, move, remove }: Props) {
  const { t } = useTranslation()
  const handle = useRef<HTMLButtonElement>(null)
  const { name, wipLimit, can } = column
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const step = stepOf(event, handle.current)
    if (step !== null && can.update) move(column, place + step)
  }
  return (
    <li className={styles.column} data-line={column.id} onKeyDown={onKeyDown}>
      {can.update && (
        <button
          ref={handle}
          type="button"
          className={styles.handle}
          data-handle
          aria-label={t('projectSettings.moveColumn', { name })}
          aria-describedby="column-hint"
        >
          <IconGripVertical size={16} stroke={1.6} />
        </button>
      )}
      <span className={styles.name}>
        <InlineText
          label={t('projectSettings.columnName')}
          value={name}
          maxLength={100}
          isReadOnly={!can.update}
          save={(text) => changeColumn(column, { name: text })}
        />
      </span>
      <span className={styles.count}>{count !== undefined && t('projectSettings.cards', { count })}</span>
      <StatusChoice column={column} />
      <span className={styles.limit} title={t('projectSettings.limitHint')}>
        <InlineText
          label={t('projectSettings.limitOf', { name })}
          value={wipLimit === null ? '' : String(wipLimit)}
          maxLength={5}
          inputMode="numeric"
          placeholder={t('projectSettings.noLimit')}
          isReadOnly={!can.update}
          accepts={isLimit}
          save={(text) => changeColumn(column, { wipLimit: text === '' ? null : Number(text) })}
        />
      </span>
      {can.update && <Arrows column={column} place={place} isLast={isLast} move={move} />}
      {can.delete && <DeleteButton name={name} run={() => remove(column)} />}
    </li>
  )
})

/** What becomes of a card that comes into the column. */
function StatusChoice({ column }: Pick<Props, 'column'>) {
  const { t } = useTranslation()
  const { name, status, can } = column
  if (!can.update) return <span className={styles.fixedStatus}>{t(`status.${status}`)}</span>
  return (
    <NativeSelect
      className={styles.status as string}
      classNames={{ input: styles.quiet as string }}
      aria-label={t('projectSettings.statusOf', { name })}
      title={t('projectSettings.statusHint')}
      data={statuses.map((each) => ({ value: each, label: t(`status.${each}`) }))}
      value={status}
      onChange={({ currentTarget }) => void changeColumn(column, { status: currentTarget.value as Status })}
    />
  )
}

/** For fingers, which have neither arrow keys nor a mouse. */
function Arrows({ column, place, isLast, move }: Pick<Props, 'column' | 'place' | 'isLast' | 'move'>) {
  const { t } = useTranslation()
  const { name } = column
  const up = t('projectSettings.moveUp', { name })
  const down = t('projectSettings.moveDown', { name })
  return (
    <span className={styles.arrows}>
      <button
        type="button"
        className={icon.icon}
        aria-label={up}
        disabled={place === 0}
        onClick={() => move(column, place - 1)}
      >
        <IconArrowUp size={16} stroke={1.6} />
      </button>
      <button
        type="button"
        className={icon.icon}
        aria-label={down}
        disabled={isLast}
        onClick={() => move(column, place + 1)}
      >
        <IconArrowDown size={16} stroke={1.6} />
      </button>
    </span>
  )
}
