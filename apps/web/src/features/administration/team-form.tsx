import { Button, Textarea, TextInput } from '@mantine/core'
import type { FormEvent } from 'react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useDraft } from '../../shared/input/draft.ts'
import { Dialog } from '../../shared/layout/dialog.tsx'
import { tellFailure } from '../../shared/notices/notices.tsx'
import styles from './dialog.module.css'
import type { Team } from './team-queries.ts'
import { createTeam, updateTeam } from './team-queries.ts'

interface Props {
  /** The team to edit; without one, a new one is made. */
  readonly team?: Team
  readonly close: () => void
  readonly done: (team: Team) => void
}

/** Name and description of a team. */
export function TeamForm({ team, close, done }: Props) {
  const { t } = useTranslation()
  const name = useDraft(`team-name:${team?.id ?? 'new'}`, team?.name ?? '')
  const description = useDraft(`team-description:${team?.id ?? 'new'}`, team?.description ?? '')
  const [isSaving, setSaving] = useState(false)
  const save = async (event: FormEvent) => {
    event.preventDefault()
    setSaving(true)
    try {
      const content = { name: name.text.trim(), description: description.text }
      const saved = team ? await updateTeam(team, content).then(() => team) : await createTeam(content)
      name.forget()
      description.forget()
      done(saved)
    } catch (err) {
      setSaving(false)
      tellFailure(err)
    }
  }
  return (
    <Dialog onClose={close} title={t(team ? 'admin.teams.editTitle' : 'admin.teams.new')} size="md">
      <form className={styles.form} onSubmit={(event) => void save(event)}>
        <TextInput
          data-autofocus
          label={t('admin.teams.name')}
          maxLength={100}
          dir="auto"
          value={name.text}
          onChange={({ currentTarget }) => name.write(currentTarget.value)}
        />
        <Textarea
          label={t('admin.teams.description')}
          placeholder={t('admin.teams.descriptionHint')}
          autosize
          minRows={2}
          maxRows={8}
          maxLength={2000}
          dir="auto"
          value={description.text}
          onChange={({ currentTarget }) => description.write(currentTarget.value)}
        />
        <div className={styles.actions}>
          <Button variant="default" onClick={close}>
            {t('app.cancel')}
          </Button>
          <Button type="submit" loading={isSaving} disabled={name.text.trim() === ''}>
            {t(team ? 'app.save' : 'admin.teams.create')}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
