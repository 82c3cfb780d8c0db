import { Button, TextInput } from '@mantine/core'
import type { SubmitEvent } from 'react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useDraft } from '../../shared/input/draft.ts'
import { freshColor } from '../../shared/projects/colors.ts'
import { addLabel } from '../../shared/projects/label-actions.ts'
import type { Label } from '../../shared/projects/projects.ts'
import { ColorButton } from './color-button.tsx'
import styles from './labels.module.css'

interface Props {
  readonly projectId: string
  readonly labels: readonly Label[]
}

/** Adds a label, in a colour that few others have unless one is chosen. */
export function AddLabel({ projectId, labels }: Props) {
  const { t } = useTranslation()
  const { text: name, write, forget } = useDraft(`new-label:${projectId}`, '')
  const [chosen, setChosen] = useState<string | null>(null)
  const [isSaving, setSaving] = useState(false)
  const [added, setAdded] = useState('')
  const color = chosen ?? freshColor(labels.map((label) => label.color))
  const submit = async (event: SubmitEvent) => {
    event.preventDefault()
    if (name.trim() === '' || isSaving) return
    setSaving(true)
    const label = await addLabel(projectId, { name: name.trim(), color })
    setSaving(false)
    if (!label) return
    forget()
    setChosen(null)
    setAdded(t('projectSettings.labelAdded', { name: label.name }))
  }
  return (
    <form className={styles.add} onSubmit={(event) => void submit(event)}>
      <ColorButton label={t('projectSettings.newLabelColor')} value={color} onChange={setChosen} />
      <TextInput
        className={styles.newName as string}
        aria-label={t('projectSettings.newLabel')}
        placeholder={t('projectSettings.newLabel')}
        maxLength={100}
        dir="auto"
        value={name}
        onChange={({ currentTarget }) => write(currentTarget.value)}
      />
      <Button
        type="submit"
        variant="default"
        aria-label={t('projectSettings.addLabel')}
        disabled={name.trim() === ''}
        loading={isSaving}
      >
        {t('app.add')}
      </Button>
      <span className="visually-hidden" aria-live="polite">
        {added}
      </span>
    </form>
  )
}
