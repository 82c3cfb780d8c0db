import { Button, TextInput } from '@mantine/core'
import type { FormEvent } from 'react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useDraft } from '../../shared/input/draft.ts'
import { Dialog } from '../../shared/layout/dialog.tsx'
import { tellFailure } from '../../shared/notices/notices.tsx'
import styles from './dialog.module.css'
import { PermissionChoice } from './permission-choice.tsx'
import { permissionsIn, presets } from './permission-groups.ts'
import type { Program, ProgramPermission } from './program-queries.ts'

export interface ProgramContent {
  readonly name: string
  readonly permissions: ProgramPermission[]
}

interface Props {
  /** The program to edit; without one, it is a new one. */
  readonly program?: Program
  readonly close: () => void
  readonly save: (content: ProgramContent) => Promise<void>
}

/** Name and permissions of a program. They outlast the way to the second factor and back. */
export function ProgramForm({ program, close, save }: Props) {
  const { t } = useTranslation()
  const name = useDraft(`program-name:${program?.id ?? 'new'}`, program?.name ?? '')
  const chosen = useDraft(
    `program-permissions:${program?.id ?? 'new'}`,
    (program?.permissions ?? presets.read).join(' '),
  )
  const [isSaving, setSaving] = useState(false)
  const permissions = permissionsIn(chosen.text)
  const forget = () => {
    name.forget()
    chosen.forget()
  }
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    setSaving(true)
    try {
      await save({ name: name.text.trim(), permissions })
      forget()
    } catch (err) {
      setSaving(false)
      tellFailure(err)
    }
  }
  return (
    <Dialog onClose={close} title={t(program ? 'admin.programs.editTitle' : 'admin.programs.new')} size="lg">
      <form className={styles.form} onSubmit={(event) => void submit(event)}>
        <TextInput
          data-autofocus
          label={t('admin.programs.name')}
          description={t('admin.programs.nameHint')}
          maxLength={200}
          dir="auto"
          value={name.text}
          onChange={({ currentTarget }) => name.write(currentTarget.value)}
        />
        <PermissionChoice
          value={permissions}
          onChange={(next) => chosen.write(permissionsIn(next.join(' ')).join(' '))}
        />
        <p className={styles.lead}>{t('admin.programs.secondFactor')}</p>
        <div className={styles.actions}>
          <Button
            variant="default"
            onClick={() => {
              forget()
              close()
            }}
          >
            {t('app.cancel')}
          </Button>
          <Button type="submit" loading={isSaving} disabled={name.text.trim() === '' || permissions.length === 0}>
            {t(program ? 'app.save' : 'admin.programs.create')}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
