import { Button, Modal, NativeSelect, TextInput } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { answerOf } from '@millrace/client'
import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import type { SubmitEvent } from 'react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Task } from '../../shared/api/api.ts'
import { api } from '../../shared/api/api.ts'
import { dateIn, shortDate } from '../../shared/dates/dates.ts'
import { useDraft } from '../../shared/input/draft.ts'
import { tellFailure } from '../../shared/notices/notices.tsx'
import { useMe } from '../../shared/people/me.ts'
import { peopleQuery } from '../../shared/people/people.ts'
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
  const [projectId, setProjectId] = useState(here ?? me.inboxProjectId)
  const [isSaving, setSaving] = useState(false)
  const { data: projects } = useQuery(projectsQuery)
  const parsed = parseQuickAdd(line, dateIn(me.timeZone))
  const resolve = useResolve(projectId)
  const submit = async (event: SubmitEvent) => {
    event.preventDefault()
    if (parsed.title === '' || isSaving) return
    setSaving(true)
    try {
      const task = await answerOf(api.POST('/v1/tasks', { body: { projectId, ...resolve(parsed) } }))
      forget()
      close()
      tellAdded(task, t('quickAdd.added', { key: task.key }), t('quickAdd.show'))
      await refreshTasks(projectId)
    } catch (err) {
      setSaving(false)
      tellFailure(err)
    }
  }
  const choices = (projects ?? [])
    .filter(({ can }) => can.createTasks)
    .map(({ id, name, isInbox }) => ({ value: id, label: isInbox ? t('app.inbox') : name }))
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
        <Understood parsed={parsed} />
        <div className={styles.footer}>
          <NativeSelect
            aria-label={t('quickAdd.project')}
            data={choices}
            value={projectId}
            onChange={({ currentTarget }) => setProjectId(currentTarget.value)}
          />
          <Button type="submit" disabled={parsed.title === ''} loading={isSaving}>
            {t('quickAdd.add')}
          </Button>
        </div>
      </form>
    </Modal>
  )
}

function tellAdded({ id, title }: Task, heading: string, show: string): void {
  notifications.show({
    title: heading,
    message: (
      <>
        {title} ·{' '}
        <Link to="." search={(before: object) => ({ ...before, task: id })}>
          {show}
        </Link>
      </>
    ),
  })
}

/** Names become ids. A name that nobody has goes back into the title, so that nothing typed is lost. */
function useResolve(projectId: string) {
  const { data: labels = [] } = useQuery(labelsQuery(projectId))
  const { data: people = [] } = useQuery(peopleQuery)
  return ({ title, dueOn, priority, person, labels: names }: Parsed) => {
    const called = person?.toLowerCase()
    const assignee = called === undefined ? undefined : people.find(({ name }) => name.toLowerCase().startsWith(called))
    const found = names.map((name) => labels.find((label) => label.name.toLowerCase() === name.toLowerCase()))
    const unknown = [
      ...(person !== null && !assignee ? [`@${person}`] : []),
      ...names.filter((_, index) => !found[index]).map((name) => `#${name}`),
    ]
    return {
      title: [title, ...unknown].join(' '),
      priority,
      dueOn,
      labelIds: found.flatMap((label) => (label ? [label.id] : [])),
      ...(assignee && { assigneeId: assignee.id }),
    }
  }
}

function Understood({ parsed: { dueOn, priority, person, labels } }: { parsed: Parsed }) {
  const { t, i18n } = useTranslation()
  const { timeZone } = useMe()
  const parts = [
    dueOn && shortDate(dueOn, i18n.language, dateIn(timeZone)),
    priority > 0 && t(priorityText(priority)),
    person && `@${person}`,
    ...labels.map((label) => `#${label}`),
  ].filter((part) => typeof part === 'string')
  return (
    <p className={styles.understood} aria-live="polite">
      {parts.length === 0 ? t('quickAdd.hint') : parts.map((part) => <span key={part}>{part}</span>)}
    </p>
  )
}
