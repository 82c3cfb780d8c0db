import { Button, NativeSelect, TextInput } from '@mantine/core'
import type { Schemas } from '@millrace/client'
import { useQuery } from '@tanstack/react-query'
import { useNavigate, useParams } from '@tanstack/react-router'
import type { SubmitEvent } from 'react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Task } from '../../shared/api/api.ts'
import { dateIn, shortDate } from '../../shared/dates/dates.ts'
import { useDraft } from '../../shared/input/draft.ts'
import { Dialog } from '../../shared/layout/dialog.tsx'
import { tell } from '../../shared/notices/notices.tsx'
import { useMe } from '../../shared/people/me.ts'
import { usePeopleFound } from '../../shared/people/use-people-found.ts'
import { useTargetProjects } from '../../shared/projects/project-choices.ts'
import { labelsQuery, projectsQuery } from '../../shared/projects/projects.ts'
import { priorityText } from '../../shared/tasks/priority.ts'
import { refreshTasks } from '../../shared/tasks/task-cache.ts'
import { useUnsentTask } from '../../shared/tasks/use-unsent-tasks.ts'
import type { QuickAdd as Parsed } from './parse-quick-add.ts'
import { parseQuickAdd } from './parse-quick-add.ts'
import styles from './quick-add.module.css'

/** Adds a task from one line, from anywhere. What was typed is kept until it is saved. */
export function QuickAdd({ close }: { close: () => void }) {
  const { t } = useTranslation()
  const { data: projects } = useQuery(projectsQuery)
  const mayAdd = projects === undefined || projects.some(({ can }) => can.createTasks)
  return (
    <Dialog onClose={close} title={t('quickAdd.title')} size="lg" yOffset="16vh">
      {mayAdd ? <QuickAddForm close={close} /> : <p className={styles.cannot}>{t('quickAdd.cannot')}</p>}
    </Dialog>
  )
}

function QuickAddForm({ close }: { close: () => void }) {
  const { t } = useTranslation()
  const me = useMe()
  const { projectId: here } = useParams({ strict: false })
  const { text: line, write, forget } = useDraft('quick-add', '')
  const [chosenId, setChosenId] = useState(here)
  const choices = useTargetProjects().map(({ id, name }) => ({ value: id, label: name }))
  const projectId = choices.find(({ value }) => value === chosenId)?.value ?? me.inboxProjectId
  const navigate = useNavigate()
  const parsed = parseQuickAdd(line, dateIn(me.timeZone))
  const resolved = useResolved(parsed, projectId)
  const show = (task: Task) => {
    forget()
    close()
    tell({
      title: t('quickAdd.added', { key: task.key }),
      message: task.title,
      action: {
        name: t('quickAdd.show'),
        run: () => void navigate({ to: '.', search: (before: object) => ({ ...before, task: task.id }) }),
      },
    })
    void refreshTasks(task.projectId)
  }
  const { isSaving, save, leave } = useUnsentTask('quick-add', show)
  const isReady = parsed.title !== '' && resolved.isReady
  const change = (next: string) => {
    write(next)
    if (next === '') leave()
  }
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    if (isReady) save({ projectId, ...resolved.fields })
  }
  return (
    <form onSubmit={submit}>
      <TextInput
        data-autofocus
        variant="unstyled"
        classNames={{ input: styles.line as string }}
        size="lg"
        maxLength={500}
        readOnly={isSaving}
        aria-label={t('quickAdd.title')}
        placeholder={t('quickAdd.placeholder')}
        value={line}
        onChange={({ currentTarget }) => change(currentTarget.value)}
      />
      <Understood parsed={parsed} resolved={resolved} />
      <div className={styles.footer}>
        <NativeSelect
          aria-label={t('quickAdd.project')}
          data={choices}
          value={projectId}
          onChange={({ currentTarget }) => setChosenId(currentTarget.value)}
        />
        <Button type="submit" disabled={!isReady} loading={isSaving}>
          {t('quickAdd.add')}
        </Button>
      </div>
    </form>
  )
}

/** What a line asks for, with ids instead of names. */
interface Resolved {
  readonly fields: Omit<Schemas['CreateTask'], 'projectId'>
  /** The people and labels that were found, by name. */
  readonly found: readonly string[]
  /** Marks that mean nothing here. They stay in the title, so that nothing typed is lost. */
  readonly unknown: readonly string[]
  /** False until it is known what the marks mean. */
  readonly isReady: boolean
}

function useResolved({ title, dueOn, priority, person, labels: names }: Parsed, projectId: string): Resolved {
  const me = useMe()
  const { data: labels = [], isPending } = useQuery(labelsQuery(projectId))
  const { person: assignee, isReady: isPersonReady } = usePersonCalled(person)
  const own = names.map((name) => labels.find((label) => label.name.toLowerCase() === name.toLowerCase()))
  const unknown = [
    ...(person !== null && !assignee ? [`@${person}`] : []),
    ...names.filter((_, index) => !own[index]).map((name) => `#${name}`),
  ]
  // What somebody notes for themselves in their inbox is their own work.
  const assigneeId = assignee?.id ?? (projectId === me.inboxProjectId ? me.id : null)
  const found = own.flatMap((label) => (label ? [label] : []))
  const isReady = isPersonReady && (names.length === 0 || !isPending)
  return {
    fields: { title: [title, ...unknown].join(' '), priority, dueOn, assigneeId, labelIds: found.map(({ id }) => id) },
    found: [...(assignee ? [`@${assignee.name}`] : []), ...found.map(({ name }) => `#${name}`)],
    unknown: isReady ? unknown : [],
    isReady,
  }
}

/** The person whose name begins so, or of whom another word of the name does. */
function usePersonCalled(name: string | null) {
  const { people, isReady } = usePeopleFound(name ?? '', { isActive: true, isAsked: name !== null })
  const begun = people.find((person) => person.name.toLowerCase().startsWith(name?.toLowerCase() ?? ''))
  return { person: name === null ? undefined : (begun ?? people[0]), isReady: name === null || isReady }
}

/** Says what the line was taken for, while it is typed. */
function Understood({ parsed: { dueOn, priority }, resolved }: { parsed: Parsed; resolved: Resolved }) {
  const { t, i18n } = useTranslation()
  const { timeZone } = useMe()
  const parts = [
    dueOn && shortDate(dueOn, i18n.language, dateIn(timeZone)),
    priority > 0 && t(priorityText(priority)),
    ...resolved.found,
  ].filter((part) => typeof part === 'string')
  const { unknown } = resolved
  return (
    <p className={styles.understood} aria-live="polite">
      {parts.length + unknown.length === 0 && t('quickAdd.hint')}
      {parts.map((part) => (
        <span key={part}>{part}</span>
      ))}
      {unknown.length > 0 && (
        <small>{t('quickAdd.unknown', { count: unknown.length, marks: unknown.join(', ') })}</small>
      )}
    </p>
  )
}
