import { Button, Modal, NativeSelect, TextInput } from '@mantine/core'
import type { Schemas } from '@millrace/client'
import { answerOf } from '@millrace/client'
import { useQuery } from '@tanstack/react-query'
import { useNavigate, useParams } from '@tanstack/react-router'
import type { SubmitEvent } from 'react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../shared/api/api.ts'
import { useOnceKey } from '../../shared/api/once-key.ts'
import { dateIn, shortDate } from '../../shared/dates/dates.ts'
import { useDraft } from '../../shared/input/draft.ts'
import { tell, tellFailure } from '../../shared/notices/notices.tsx'
import { useMe } from '../../shared/people/me.ts'
import { peopleByNameQuery, peopleQuery } from '../../shared/people/people.ts'
import { labelsQuery, projectsQuery } from '../../shared/projects/projects.ts'
import { priorityText } from '../../shared/tasks/priority.ts'
import { refreshTasks } from '../../shared/tasks/task-cache.ts'
import type { QuickAdd as Parsed } from './parse-quick-add.ts'
import { parseQuickAdd } from './parse-quick-add.ts'
import styles from './quick-add.module.css'

/** Adds a task from one line, from anywhere. What was typed is kept until it is saved. */
export function QuickAdd({ close }: { close: () => void }) {
  const { t } = useTranslation()
  const me = useMe()
  const { projectId: here } = useParams({ strict: false })
  const { text: line, write, forget } = useDraft('quick-add', '')
  const [chosenId, setChosenId] = useState(here)
  const [isSaving, setSaving] = useState(false)
  const choices = useProjectChoices()
  const projectId = choices.find(({ value }) => value === chosenId)?.value ?? me.inboxProjectId
  const navigate = useNavigate()
  const onceKey = useOnceKey()
  const parsed = parseQuickAdd(line, dateIn(me.timeZone))
  const resolved = useResolved(parsed, projectId)
  const submit = async (event: SubmitEvent) => {
    event.preventDefault()
    if (parsed.title === '' || isSaving) return
    setSaving(true)
    try {
      const body = { projectId, ...resolved.fields }
      const task = await answerOf(api.POST('/v1/tasks', { params: { header: onceKey(body) }, body }))
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
      await refreshTasks(projectId)
    } catch (err) {
      setSaving(false)
      tellFailure(err)
    }
  }
  return (
    <Modal
      opened
      onClose={close}
      title={t('quickAdd.title')}
      size="lg"
      yOffset="16vh"
      closeButtonProps={{ 'aria-label': t('app.close') }}
    >
      <form onSubmit={(event) => void submit(event)}>
        <TextInput
          data-autofocus
          variant="unstyled"
          classNames={{ input: styles.line as string }}
          size="lg"
          maxLength={500}
          aria-label={t('quickAdd.title')}
          placeholder={t('quickAdd.placeholder')}
          value={line}
          onChange={({ currentTarget }) => write(currentTarget.value)}
        />
        <Understood parsed={parsed} resolved={resolved} />
        <div className={styles.footer}>
          <NativeSelect
            aria-label={t('quickAdd.project')}
            data={choices}
            value={projectId}
            onChange={({ currentTarget }) => setChosenId(currentTarget.value)}
          />
          <Button type="submit" disabled={parsed.title === ''} loading={isSaving}>
            {t('quickAdd.add')}
          </Button>
        </div>
      </form>
    </Modal>
  )
}

/** The projects to which the person may add. */
function useProjectChoices() {
  const { t } = useTranslation()
  const { data: projects = [] } = useQuery(projectsQuery)
  return projects
    .filter(({ can }) => can.createTasks)
    .map(({ id, name, isInbox }) => ({ value: id, label: isInbox ? t('app.inbox') : name }))
}

/** What a line asks for, with ids instead of names. */
interface Resolved {
  readonly fields: Omit<Schemas['CreateTask'], 'projectId'>
  /** The people and labels that were found, by name. */
  readonly found: readonly string[]
  /** Marks that mean nothing here. They stay in the title, so that nothing typed is lost. */
  readonly unknown: readonly string[]
}

function useResolved({ title, dueOn, priority, person, labels: names }: Parsed, projectId: string): Resolved {
  const me = useMe()
  const { data: labels = [] } = useQuery(labelsQuery(projectId))
  const assignee = usePersonCalled(person)
  const own = names.map((name) => labels.find((label) => label.name.toLowerCase() === name.toLowerCase()))
  const unknown = [
    ...(person !== null && !assignee ? [`@${person}`] : []),
    ...names.filter((_, index) => !own[index]).map((name) => `#${name}`),
  ]
  // What somebody notes for themselves in their inbox is their own work.
  const assigneeId = assignee?.id ?? (projectId === me.inboxProjectId ? me.id : null)
  const found = own.flatMap((label) => (label ? [label] : []))
  return {
    fields: { title: [title, ...unknown].join(' '), priority, dueOn, assigneeId, labelIds: found.map(({ id }) => id) },
    found: [...(assignee ? [`@${assignee.name}`] : []), ...found.map(({ name }) => `#${name}`)],
    unknown,
  }
}

/** The person whose name begins so: among the first ones, or asked for where there are more. */
function usePersonCalled(name: string | null) {
  const called = name?.toLowerCase() ?? ''
  const { data: first = [] } = useQuery(peopleQuery)
  const known = first.find((person) => person.name.toLowerCase().startsWith(called))
  const isFurther = called !== '' && !known && first.length === 100
  const { data: further = [] } = useQuery({ ...peopleByNameQuery(called), enabled: isFurther })
  return called === '' ? undefined : (known ?? further[0])
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
