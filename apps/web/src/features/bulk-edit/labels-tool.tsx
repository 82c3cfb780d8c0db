import { IconTag } from '@tabler/icons-react'
import { useQueries } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { Task } from '../../shared/api/api.ts'
import { changeTasks } from '../../shared/bulk/actions.ts'
import { addLabel, hasLabel, removeLabel } from '../../shared/bulk/changes.ts'
import { labelsQuery } from '../../shared/projects/projects.ts'
import styles from './bulk-bar.module.css'
import type { ToolProps } from './field-tools.tsx'
import { Tool } from './tool.tsx'

interface SharedLabel {
  readonly name: string
  readonly color: string
  /** The label of that name in each project that has one. */
  readonly ids: ReadonlyMap<string, string>
}

/** Puts a label on every task; one that is on all of them already is taken away. */
export function LabelsTool({ tasks, act, isDisabled }: ToolProps) {
  const { t } = useTranslation()
  const labels = useSharedLabels(tasks)
  const notes = { all: t('bulk.labelOnAll'), some: t('bulk.labelOnSome'), none: '' }
  const choose = (key: string) => {
    const label = labels.get(key)
    if (!label) return
    const labelOf = (projectId: string) => label.ids.get(projectId)
    const own = tasks.filter(({ projectId }) => label.ids.has(projectId))
    const change = spreadOf(tasks, label) === 'all' ? removeLabel(labelOf) : addLabel(labelOf)
    act(() => changeTasks(own, change))
  }
  return (
    <Tool
      name={t('bulk.labels')}
      icon={<IconTag size={16} stroke={1.6} />}
      isDisabled={isDisabled}
      empty={t('bulk.noLabels')}
      choices={[...labels].map(([key, label]) => ({
        value: key,
        name: label.name,
        mark: <span className={styles.dot} style={{ background: label.color }} />,
        note: notes[spreadOf(tasks, label)],
      }))}
      choose={choose}
    />
  )
}

/** On how many of the tasks whose project has such a label. */
function spreadOf(tasks: readonly Task[], { ids }: SharedLabel): 'all' | 'some' | 'none' {
  const own = tasks.filter(({ projectId }) => ids.has(projectId))
  const count = own.filter((task) => hasLabel(task, (projectId) => ids.get(projectId))).length
  if (count === 0) return 'none'
  return count === own.length ? 'all' : 'some'
}

/** The labels of all projects of the tasks; those of the same name are one. */
function useSharedLabels(tasks: readonly Task[]): ReadonlyMap<string, SharedLabel> {
  const projectIds = [...new Set(tasks.map(({ projectId }) => projectId))]
  const answers = useQueries({ queries: projectIds.map(labelsQuery) })
  const labels = new Map<string, { name: string; color: string; ids: Map<string, string> }>()
  for (const [index, { data = [] }] of answers.entries()) {
    for (const { id, name, color } of data) {
      const key = name.toLocaleLowerCase()
      const label = labels.get(key) ?? { name, color, ids: new Map() }
      label.ids.set(projectIds[index] as string, id)
      labels.set(key, label)
    }
  }
  return labels
}
