import { useQuery } from '@tanstack/react-query'
import type { Task } from '../api/api.ts'
import { labelsQuery } from '../projects/projects.ts'
import styles from './marks.module.css'

const shown = 3

/** The first labels of a task; how many more there are is a number. */
export function LabelDots({ task }: { task: Task }) {
  const { data: labels } = useQuery({ ...labelsQuery(task.projectId), enabled: task.labelIds.length > 0 })
  if (task.labelIds.length === 0 || !labels) return null
  const own = labels.filter(({ id }) => task.labelIds.includes(id))
  return (
    <span className={styles.labels}>
      {own.slice(0, shown).map(({ id, name, color }) => (
        <span key={id} className={styles.label} title={name}>
          <span className={styles.dot} style={{ background: color }} />
          <span className={styles.labelName}>{name}</span>
        </span>
      ))}
      {own.length > shown && <span className={styles.more}>+{own.length - shown}</span>}
    </span>
  )
}
