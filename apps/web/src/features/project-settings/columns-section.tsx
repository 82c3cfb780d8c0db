import { useQuery } from '@tanstack/react-query'
import { useCallback, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { queryClient } from '../../shared/api/query-client.ts'
import { Loaded } from '../../shared/layout/loaded.tsx'
import { Section } from '../../shared/layout/section.tsx'
import type { Column, Project } from '../../shared/projects/projects.ts'
import { columnsQuery } from '../../shared/projects/projects.ts'
import { AddColumn } from './add-column.tsx'
import { cardCountsQuery, moveColumn } from './column-actions.ts'
import { useColumnDrag } from './column-drag.ts'
import { ColumnRow } from './column-row.tsx'
import styles from './columns.module.css'
import { DeleteColumn } from './delete-column.tsx'

/** The columns of the board from left to right, one below the other. */
export function ColumnsSection({ project }: { project: Project }) {
  const { t } = useTranslation()
  const query = useQuery(columnsQuery(project.id))
  const columns = query.data
  const { data: counts } = useQuery(cardCountsQuery(project.id))
  const [deleting, setDeleting] = useState<Column | null>(null)
  const [announced, setAnnounced] = useState('')
  const list = useRef<HTMLUListElement>(null)
  const move = useMove(project.id, setAnnounced)
  useColumnDrag(list, columns, move)
  return (
    <Section title={t('projectSettings.columns')} lead={t('projectSettings.columnsLead')}>
      <p className="visually-hidden" aria-live="assertive">
        {announced}
      </p>
      <p id="column-hint" className="visually-hidden">
        {t('projectSettings.columnHint')}
      </p>
      <Loaded query={query} count={3}>
        {(shown) => (
          <ul ref={list} className={styles.columns} aria-label={t('projectSettings.columns')}>
            {shown.map((column, place) => (
              <ColumnRow
                key={column.id}
                column={column}
                place={place}
                isLast={place === shown.length - 1}
                count={counts?.get(column.id)}
                move={move}
                remove={setDeleting}
              />
            ))}
          </ul>
        )}
      </Loaded>
      {project.can.manageColumns && <AddColumn projectId={project.id} />}
      {deleting && (
        <DeleteColumn
          column={deleting}
          columns={columns ?? []}
          count={counts?.get(deleting.id) ?? 0}
          close={() => setDeleting(null)}
        />
      )}
    </Section>
  )
}

/** Moves a column to a place among the others. Stays the same function, so that of 200 lines only the moved are drawn. */
function useMove(projectId: string, announce: (text: string) => void) {
  const { t } = useTranslation()
  return useCallback(
    (column: Column, place: number) => {
      const columns = queryClient.getQueryData(columnsQuery(projectId).queryKey) ?? []
      const others = columns.filter(({ id }) => id !== column.id)
      if (place < 0 || place > others.length) return
      void moveColumn(column, others[place - 1]?.id ?? null)
      announce(t('projectSettings.columnMoved', { name: column.name, place: place + 1, count: others.length + 1 }))
    },
    [projectId, t, announce],
  )
}
