import { FocusTrap } from '@mantine/core'
import { IconFilter2 } from '@tabler/icons-react'
import { lazy, useCallback, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useShortcuts } from '../../shared/input/shortcuts.ts'
import { BarMenu } from '../../shared/layout/bar-menu.tsx'
import { filterCount } from '../../shared/tasks/task-search.ts'
import styles from './filter-bar.module.css'
import { TaskSearchField } from './task-search-field.tsx'
import type { Filter } from './use-filter.ts'

const field = (name: 'status' | 'assignee' | 'priority' | 'label') =>
  lazy(() => import('./facet-filters.tsx').then(({ facets }) => ({ default: facets[name] })))

/** What a filter is made of, loaded when somebody looks into it. */
const fields = {
  status: field('status'),
  assignee: field('assignee'),
  priority: field('priority'),
  label: field('label'),
}
type Facet = keyof typeof fields
const facetNames = Object.keys(fields) as Facet[]

type Open = Facet | 'all' | 'search' | null

/** Filters the tasks of a project in whatever view: side by side, or where there is little room behind one button. */
export function FilterBar({ filter }: { filter: Filter }) {
  const { t } = useTranslation()
  const [open, setOpen] = useState<Open>(null)
  const search = useRef<HTMLInputElement>(null)
  const focusSearch = useCallback(() => {
    const isShown = search.current?.checkVisibility() ?? false
    if (isShown) search.current?.select()
    else setOpen('search')
  }, [])
  useShortcuts(useMemo(() => [{ keys: '/', run: focusSearch }], [focusSearch]))
  const counts = countsOf(filter)
  return (
    <search className={styles.filters} aria-label={t('project.filter')}>
      <div className={styles.wide}>
        <TaskSearchField filter={filter} field={search} />
        {facetNames.map((facet) => {
          const Field = fields[facet]
          return (
            <BarMenu
              key={facet}
              label={t(`project.facet.${facet}`)}
              count={counts[facet]}
              isOpen={open === facet}
              setOpen={(isOpen) => setOpen(isOpen ? facet : null)}
            >
              <Field filter={filter} />
            </BarMenu>
          )
        })}
      </div>
      <div className={styles.narrow}>
        <BarMenu
          label={t('project.filter')}
          icon={<IconFilter2 stroke={1.6} aria-hidden="true" />}
          count={filterCount(filter.search)}
          isOpen={open === 'all' || open === 'search'}
          setOpen={(isOpen) => setOpen(isOpen ? 'all' : null)}
        >
          {open === 'all' && <FocusTrap.InitialFocus />}
          <TaskSearchField filter={filter} isFirst={open === 'search'} />
          {facetNames.map((facet) => {
            const Field = fields[facet]
            return <Field key={facet} filter={filter} />
          })}
        </BarMenu>
      </div>
    </search>
  )
}

const countsOf = ({ search: { status, assignee, priority = [], label = [] } }: Filter): Record<Facet, number> => ({
  status: status === undefined ? 0 : 1,
  assignee: assignee === undefined ? 0 : 1,
  priority: priority.length,
  label: label.length,
})
