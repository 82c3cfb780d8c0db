import { useTranslation } from 'react-i18next'
import { TaskName, Value } from '../fields/value.tsx'
import { toWritten } from '../markdown/mentions.ts'
import { Moment } from '../moment.tsx'
import type { Relation } from '../parts/link-tasks.ts'
import { relationOf } from '../parts/link-tasks.ts'
import { useFieldName } from '../use-field-name.ts'
import type { Change, HistoryGroup } from './group-entries.ts'
import styles from './history.module.css'
import { snippets } from './snippets.ts'

interface Props {
  readonly group: HistoryGroup
  readonly projectId: string
}

/** What one person did in one go: a sentence, and below it from what to what. */
export function HistoryItem({ group, projectId }: Props) {
  const { at, changes, type } = group
  const hasDetails = type !== 'task.created' && type !== 'task.linked' && type !== 'task.unlinked'
  return (
    <li>
      <Sentence group={group} /> <Moment at={at} />
      {hasDetails && (
        <ul className={styles.changes}>
          {changes.map((change) => (
            <Detail key={change.field} change={change} isAlone={changes.length === 1} projectId={projectId} />
          ))}
        </ul>
      )}
    </li>
  )
}

const deeds = {
  'task.created': 'panel.created',
  'task.deleted': 'panel.deletedBy',
  'task.restored': 'panel.restoredBy',
} as const

function Sentence({ group: { type, actor, changes } }: { group: HistoryGroup }) {
  const { t } = useTranslation()
  const nameOf = useFieldName()
  const { name } = actor
  const deed = deeds[type as keyof typeof deeds]
  if (deed) return t(deed, { name })
  if (type === 'task.linked' || type === 'task.unlinked') return <Linked name={name} change={changes[0]} />
  if (changes.length === 0) return t('panel.did', { name })
  const fields = changes.map(({ field }) => nameOf(field))
  return t('panel.changed', { name, fields: fields.join(', ') })
}

type Link = Parameters<typeof relationOf>[0] & { taskId: string }

function Linked({ name, change }: { name: string; change: Change | undefined }) {
  const { t } = useTranslation()
  const link = (change?.to ?? change?.from ?? null) as Link | null
  const isGone = change !== undefined && change.to === null
  if (!link) return t('panel.linkedHidden', { name })
  const relation: Relation = relationOf(link)
  return (
    <>
      {t(isGone ? 'panel.unlinkedBy' : 'panel.linkedBy', { name, relation: t(`panel.relation.${relation}`) })}{' '}
      <q dir="auto">
        <TaskName id={link.taskId} />
      </q>
    </>
  )
}

const texts = new Set(['title', 'description'])

function Detail({ change, isAlone, projectId }: { change: Change; isAlone: boolean; projectId: string }) {
  const { t } = useTranslation()
  const nameOf = useFieldName()
  const { field } = change
  if (field === 'rank') return null
  const [from, to] = texts.has(field)
    ? snippets(toWritten(String(change.from ?? '')).text, toWritten(String(change.to ?? '')).text)
    : [change.from, change.to]
  return (
    <li>
      {!isAlone && <span>{nameOf(field)}: </span>}
      <span dir="auto">
        <Value field={field} value={from} projectId={projectId} />
      </span>
      <i aria-label={t('panel.to')} role="img">
        →
      </i>
      <span dir="auto">
        <Value field={field} value={to} projectId={projectId} />
      </span>
    </li>
  )
}
