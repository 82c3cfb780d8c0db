import { Button, Textarea, TextInput } from '@mantine/core'
import { useDebouncedCallback } from '@mantine/hooks'
import type { SubmitEvent } from 'react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Section } from '../../shared/layout/section.tsx'
import { tellFailure } from '../../shared/notices/notices.tsx'
import { ColorChoice } from '../../shared/projects/color-choice.tsx'
import { isKey, keyText, longestKey } from '../../shared/projects/project-key.ts'
import type { Project } from '../../shared/projects/projects.ts'
import styles from './general.module.css'
import { saveProject } from './save-project.ts'
import type { FieldName } from './use-general-form.ts'
import { useGeneralForm } from './use-general-form.ts'

/** What a project is called, how it looks and what it is for. */
export function GeneralSection({ project }: { project: Project }) {
  const { t } = useTranslation()
  const isReadOnly = !project.can.update || project.archivedAt !== null
  const { held, drafts, changed, conflicts, takenKey, isSaving, save, forget } = useGeneralForm(project)
  const { name, key, description } = drafts
  const isTaken = takenKey !== null && takenKey === key.text
  const keyError = isTaken
    ? t('projectSettings.keyTaken', { key: key.text })
    : isKey(key.text) || t('projectSettings.keyWrong')
  const isReady = changed.length > 0 && name.text.trim() !== '' && keyError === true
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    if (isReady && !isSaving) void save()
  }
  const theirs = (field: FieldName) =>
    conflicts.includes(field) && <Theirs value={held[field]} take={() => forget(field)} />
  return (
    <Section title={t('projectSettings.general')}>
      <form className={styles.form} onSubmit={submit}>
        <div className={styles.line}>
          <div className={styles.name}>
            <TextInput
              label={t('projectSettings.name')}
              maxLength={200}
              dir="auto"
              readOnly={isReadOnly}
              value={name.text}
              onChange={({ currentTarget }) => name.write(currentTarget.value)}
            />
            {theirs('name')}
          </div>
          <div className={styles.key}>
            <TextInput
              label={t('projectSettings.key')}
              error={keyError !== true && keyError}
              maxLength={longestKey}
              autoCapitalize="characters"
              spellCheck={false}
              readOnly={isReadOnly}
              value={key.text}
              onChange={({ currentTarget }) => key.write(keyText(currentTarget.value))}
            />
            {theirs('key')}
          </div>
        </div>
        {key.isChanged && keyError === true && (
          <p className={styles.warning}>{t('projectSettings.keyWarning', { before: held.key, after: key.text })}</p>
        )}
        {!isReadOnly && <ProjectColor project={project} />}
        <Textarea
          label={t('projectSettings.description')}
          placeholder={isReadOnly ? '' : t('projectSettings.descriptionHint')}
          autosize
          minRows={2}
          maxRows={12}
          maxLength={10_000}
          dir="auto"
          readOnly={isReadOnly}
          value={description.text}
          onChange={({ currentTarget }) => description.write(currentTarget.value)}
        />
        {theirs('description')}
        {changed.length > 0 && !isReadOnly && (
          <div className={styles.actions}>
            <Button type="submit" disabled={!isReady} loading={isSaving}>
              {t('app.save')}
            </Button>
            <Button variant="default" onClick={() => changed.forEach(forget)}>
              {t('app.cancel')}
            </Button>
          </div>
        )}
      </form>
    </Section>
  )
}

/** What somebody else has written meanwhile. Saving again keeps one's own. */
function Theirs({ value, take }: { value: string; take: () => void }) {
  const { t } = useTranslation()
  return (
    <p className={styles.theirs} role="alert">
      {t('projectSettings.theirs', { value: value === '' ? t('conflict.empty') : value })}
      <button type="button" onClick={take}>
        {t('conflict.keepTheirs')}
      </button>
    </p>
  )
}

/** A colour is shown at once and saved when the choice has settled. */
function ProjectColor({ project }: { project: Project }) {
  const { t } = useTranslation()
  const [shown, setShown] = useState<string | null>(null)
  const save = useDebouncedCallback(
    async (color: string) => {
      try {
        await saveProject(project, { color })
      } catch (err) {
        tellFailure(err)
      } finally {
        setShown(null)
      }
    },
    { delay: 300, flushOnUnmount: true },
  )
  const choose = (color: string) => {
    setShown(color)
    save(color)
  }
  return (
    <div>
      <span className={styles.label} aria-hidden="true">
        {t('projectSettings.color')}
      </span>
      <ColorChoice label={t('projectSettings.color')} value={shown ?? project.color} onChange={choose} />
    </div>
  )
}
