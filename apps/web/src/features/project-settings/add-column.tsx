import { Button, NativeSelect, TextInput } from '@mantine/core'
import type { SubmitEvent } from 'react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Status } from '../../shared/api/api.ts'
import { useDraft } from '../../shared/input/draft.ts'
import { statuses } from '../../shared/tasks/status.ts'
import { addColumn } from './column-actions.ts'
import styles from './columns.module.css'

/** Adds a column at the right edge of the board. */
export function AddColumn({ projectId }: { projectId: string }) {
  const { t } = useTranslation()
  const { text: name, write, forget } = useDraft(`new-column:${projectId}`, '')
  const [status, setStatus] = useState<Status>('in-progress')
  const [isSaving, setSaving] = useState(false)
  const submit = async (event: SubmitEvent) => {
    event.preventDefault()
    if (name.trim() === '' || isSaving) return
    setSaving(true)
    if (await addColumn(projectId, { name: name.trim(), status })) forget()
    setSaving(false)
  }
  return (
    <form className={styles.add} onSubmit={(event) => void submit(event)}>
      <TextInput
        className={styles.newName as string}
        aria-label={t('projectSettings.newColumn')}
        placeholder={t('projectSettings.newColumn')}
        maxLength={100}
        dir="auto"
        value={name}
        onChange={({ currentTarget }) => write(currentTarget.value)}
      />
      <NativeSelect
        className={styles.status as string}
        aria-label={t('projectSettings.newColumnStatus')}
        data={statuses.map((each) => ({
          value: each,
          label: t(`status.${each}`),
        }))}
        value={status}
        onChange={({ currentTarget }) => setStatus(currentTarget.value as Status)}
      />
      <Button
        type="submit"
        variant="default"
        aria-label={t('projectSettings.addColumn')}
        disabled={name.trim() === ''}
        loading={isSaving}
      >
        {t('app.add')}
      </Button>
    </form>
  )
}
