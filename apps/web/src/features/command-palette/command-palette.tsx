import { useDebouncedValue } from '@mantine/hooks'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import type { KeyboardEvent } from 'react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Dialog } from '../../shared/layout/dialog.tsx'
import { peopleByNameQuery } from '../../shared/people/people.ts'
import { useProjectName } from '../../shared/projects/project-choices.ts'
import { archivedProjectsQuery, projectsQuery } from '../../shared/projects/projects.ts'
import { taskSearchQuery } from '../../shared/tasks/task-queries.ts'
import styles from './command-palette.module.css'

interface Entry {
  readonly id: string
  readonly group: 'tasks' | 'projects' | 'people' | 'commands'
  readonly name: string
  readonly hint: string
  readonly run: () => void
}

interface Props {
  readonly close: () => void
  readonly commands: readonly { id: string; keys: string; name: string; run: () => void }[]
}

/** Finds tasks, projects and commands by what is typed; arrow keys choose and Enter runs. */
export function CommandPalette({ close, commands }: Props) {
  const { t } = useTranslation()
  const [text, setText] = useState('')
  const [chosen, setChosen] = useState(0)
  const entries = useEntries(text, commands)
  const run = (entry: Entry | undefined) => {
    close()
    entry?.run()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (step === undefined && event.key !== 'Enter') return
    event.preventDefault()
    if (step === undefined) run(entries[chosen])
    else setChosen((before) => Math.min(Math.max(before + step, 0), entries.length - 1))
  }
  return (
    <Dialog
      onClose={close}
      withCloseButton={false}
      padding={0}
      size={600}
      yOffset="14vh"
      attributes={{ content: { 'aria-label': t('app.search') } }}
    >
      <input
        data-autofocus
        className={styles.input}
        role="combobox"
        aria-expanded
        aria-controls="palette-results"
        aria-activedescendant={entries[chosen] && `palette-${entries[chosen].id}`}
        aria-label={t('app.search')}
        placeholder={t('palette.placeholder')}
        value={text}
        onKeyDown={onKeyDown}
        onChange={({ target }) => {
          setText(target.value)
          setChosen(0)
        }}
      />
      <div id="palette-results" role="listbox" aria-label={t('palette.results')} className={styles.results}>
        {entries.length === 0 && <p className={styles.nothing}>{t('palette.nothing')}</p>}
        {entries.map((entry, index) => (
          <PaletteEntry
            key={entry.id}
            entry={entry}
            before={entries[index - 1]}
            isChosen={index === chosen}
            run={() => run(entry)}
          />
        ))}
      </div>
    </Dialog>
  )
}

function PaletteEntry({
  entry,
  before,
  isChosen,
  run,
}: {
  entry: Entry
  before: Entry | undefined
  isChosen: boolean
  run: () => void
}) {
  const { t } = useTranslation()
  return (
    <>
      {before?.group !== entry.group && (
        <p className={styles.group} role="presentation">
          {t(`palette.${entry.group}`)}
        </p>
      )}
      <button
        type="button"
        role="option"
        id={`palette-${entry.id}`}
        tabIndex={-1}
        aria-selected={isChosen}
        className={styles.entry}
        ref={(element) => {
          if (isChosen) element?.scrollIntoView({ block: 'nearest' })
        }}
        onClick={run}
      >
        <span dir="auto">{entry.name}</span>
        <small>{entry.hint}</small>
      </button>
    </>
  )
}

function useEntries(text: string, commands: Props['commands']): Entry[] {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const [asked] = useDebouncedValue(text.trim(), 120)
  const nameOf = useProjectName()
  const { data: projects = [] } = useQuery(projectsQuery)
  const { data: archived = [] } = useQuery({
    ...archivedProjectsQuery(asked),
    enabled: asked !== '',
    placeholderData: keepPreviousData,
  })
  const { data: people = [] } = useQuery({
    ...peopleByNameQuery(asked),
    enabled: asked !== '',
    placeholderData: keepPreviousData,
  })
  const { data: tasks = [] } = useQuery({
    ...taskSearchQuery(asked, 8),
    enabled: asked !== '',
    placeholderData: keepPreviousData,
  })
  const words = text.trim().toLowerCase().split(/\s+/)
  const matches = (name: string) => words.every((word) => name.toLowerCase().includes(word))
  const open = (task: string) => () => void navigate({ to: '.', search: (before: object) => ({ ...before, task }) })
  const go = (projectId: string) => () => void navigate({ to: '/projects/$projectId/board', params: { projectId } })
  const visit = (userId: string) => () => void navigate({ to: '/people/$userId', params: { userId } })
  return [
    ...(text.trim() === '' ? [] : tasks).map(({ id, key, title }) => entry('tasks', id, title, key, open(id))),
    ...projects
      .filter((project) => matches(`${project.key} ${nameOf(project)}`))
      .slice(0, 20)
      .map((project) => entry('projects', project.id, nameOf(project), project.key, go(project.id))),
    ...(text.trim() === '' ? [] : archived).map(({ id, name }) =>
      entry('projects', id, name, t('palette.archived'), go(id)),
    ),
    ...(text.trim() === '' ? [] : people.slice(0, 5)).map(({ id, name }) => entry('people', id, name, '', visit(id))),
    ...commands
      .filter(({ id, name }) => id !== 'palette' && matches(name))
      .map(({ id, keys, name, run }) => entry('commands', id, name, keys, run)),
  ]
}

const entry = (group: Entry['group'], id: string, name: string, hint: string, run: () => void): Entry => ({
  group,
  id,
  name,
  hint,
  run,
})
