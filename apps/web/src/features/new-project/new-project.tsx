import { Button, Textarea, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import type { KeyboardEvent, ReactNode, SubmitEvent } from 'react'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Dialog } from '../../shared/layout/dialog.tsx'
import { reasonOf, tell, tellFailure } from '../../shared/notices/notices.tsx'
import { ColorChoice } from '../../shared/projects/color-choice.tsx'
import { freshColor } from '../../shared/projects/colors.ts'
import { freeKey, isKey, isKeyTaken, keyText, longestKey } from '../../shared/projects/project-key.ts'
import { projectsQuery } from '../../shared/projects/projects.ts'
import { ColumnTemplates } from './column-templates.tsx'
import { createProject } from './create-project.ts'
import { Invitees } from './invitees.tsx'
import styles from './new-project.module.css'
import { useProjectDraft } from './project-draft.ts'

/** Makes a project with its columns and people. What was entered is kept until it is made. */
export function NewProject({ close }: { close: () => void }) {
  const { t } = useTranslation()
  return (
    <Dialog onClose={close} title={t('newProject.title')} size={600} yOffset="8vh">
      <ProjectForm close={close} />
    </Dialog>
  )
}

function ProjectForm({ close }: { close: () => void }) {
  const { t } = useTranslation()
  const { draft, change, forget } = useProjectDraft()
  const { data: projects = [] } = useQuery(projectsQuery)
  const color = draft.color ?? freshColor(projects.map((project) => project.color))
  const { create, isSaving, takenKey } = useCreate({ draft: { ...draft, color }, forget, close })
  const suggested = freeKey(
    draft.name,
    projects.map(({ key }) => key),
  )
  const key = draft.key ?? (draft.name.trim() === '' ? '' : suggested)
  const isTaken = takenKey !== null && takenKey === key
  const isWrong = draft.key !== null && !isKey(draft.key)
  const isReady = draft.name.trim() !== '' && !isWrong && !isTaken
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    if (isReady && !isSaving) void create()
  }
  return (
    <form className={styles.form} onSubmit={submit} onKeyDown={submitOnModEnter}>
      <TextInput
        data-autofocus
        variant="unstyled"
        size="lg"
        classNames={{ input: styles.name as string }}
        maxLength={200}
        dir="auto"
        aria-label={t('newProject.name')}
        placeholder={t('newProject.name')}
        value={draft.name}
        onChange={({ currentTarget }) => change({ name: currentTarget.value })}
      />
      <div className={styles.marks}>
        <ColorChoice label={t('newProject.color')} value={color} onChange={(chosen) => change({ color: chosen })} />
        <TextInput
          className={styles.key as string}
          classNames={{ section: styles.keyLabel as string }}
          aria-label={t('newProject.key')}
          leftSection={t('newProject.key')}
          leftSectionWidth={56}
          error={isTaken ? t('newProject.keyTaken', { key }) : isWrong && t('newProject.keyWrong')}
          title={t('newProject.keyHint', { key: key || 'WEB' })}
          maxLength={longestKey}
          autoCapitalize="characters"
          spellCheck={false}
          value={key}
          onChange={({ currentTarget }) => change({ key: keyText(currentTarget.value) || null })}
        />
      </div>
      <Textarea
        autosize
        minRows={2}
        maxRows={6}
        maxLength={10_000}
        dir="auto"
        aria-label={t('newProject.description')}
        placeholder={t('newProject.descriptionHint')}
        value={draft.description}
        onChange={({ currentTarget }) => change({ description: currentTarget.value })}
      />
      <Part title={t('newProject.template')}>
        <ColumnTemplates value={draft.template} onChange={(template) => change({ template })} />
      </Part>
      <Part title={t('newProject.people')}>
        <Invitees people={draft.people} onChange={(people) => change({ people })} />
      </Part>
      <footer className={styles.footer}>
        <small>{t('newProject.owner')}</small>
        <Button type="submit" disabled={!isReady} loading={isSaving}>
          {t('newProject.create')}
        </Button>
      </footer>
    </form>
  )
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  const id = useId()
  return (
    <section className={styles.part} aria-labelledby={id}>
      <h3 id={id}>{title}</h3>
      {children}
    </section>
  )
}

type Form = Pick<ReturnType<typeof useProjectDraft>, 'draft' | 'forget'> & { readonly close: () => void }

/** Makes the project and goes to it. A key that is taken is told at its field, everything else in a notice. */
function useCreate({ draft, forget, close }: Form) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const [isSaving, setSaving] = useState(false)
  const [takenKey, setTakenKey] = useState<string | null>(null)
  const create = async () => {
    setSaving(true)
    try {
      const { project, misses } = await createProject(draft, t)
      forget()
      close()
      await navigate({ to: '/projects/$projectId/board', params: { projectId: project.id } })
      if (misses.length > 0) tell({ title: t('newProject.partly'), message: whatIsMissing(misses), isFailure: true })
    } catch (err) {
      setSaving(false)
      if (isKeyTaken(err)) setTakenKey(draft.key)
      else tellFailure(err)
    }
  }
  const whatIsMissing = (misses: Awaited<ReturnType<typeof createProject>>['misses']) =>
    misses
      .map(({ who, err }) => {
        const what = who === null ? t('newProject.columnsMissing') : t('newProject.personMissing', { name: who.name })
        return `${what} ${reasonOf(err)}`
      })
      .join(' ')
  return { create, isSaving, takenKey }
}

function submitOnModEnter(event: KeyboardEvent<HTMLFormElement>): void {
  if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) event.currentTarget.requestSubmit()
}
