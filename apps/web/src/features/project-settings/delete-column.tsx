import { NativeSelect } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Confirm } from '../../shared/layout/confirm.tsx'
import { Dialog } from '../../shared/layout/dialog.tsx'
import type { Column } from '../../shared/projects/projects.ts'
import { deleteColumn } from './column-actions.ts'

interface Props {
  readonly column: Column
  readonly columns: readonly Column[]
  readonly count: number
  readonly close: () => void
}

/** Asks where the cards go. Only a column of the same status may take them, so that none is completed or reopened. */
export function DeleteColumn({ column, columns, count, close }: Props) {
  const { t } = useTranslation()
  const { id, name, status } = column
  const heirs = columns.filter((each) => each.id !== id && each.status === status)
  const [moveTo, setMoveTo] = useState(heirs[0]?.id)
  const title = t('projectSettings.deleteColumnAsk', { name })
  if (moveTo === undefined) {
    return (
      <Dialog onClose={close} title={title}>
        {t('projectSettings.lastOfStatus', { status: t(`status.${status}`) })}
      </Dialog>
    )
  }
  return (
    <Confirm
      title={title}
      action={t('projectSettings.deleteColumn')}
      run={() => deleteColumn(column, moveTo)}
      close={close}
    >
      <p>{t('projectSettings.deleteColumnText', { count })}</p>
      {count > 0 && (
        <NativeSelect
          mt={12}
          label={t('projectSettings.moveTo')}
          data={heirs.map((each) => ({ value: each.id, label: each.name }))}
          value={moveTo}
          onChange={({ currentTarget }) => setMoveTo(currentTarget.value)}
        />
      )}
    </Confirm>
  )
}
