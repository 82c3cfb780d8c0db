import { IconAdjustmentsHorizontal } from '@tabler/icons-react'
import { getRouteApi } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { BarMenu } from '../../shared/layout/bar-menu.tsx'
import { Choice, Choices } from '../../shared/layout/choice.tsx'
import { ViewTools } from '../../shared/layout/view-tools.tsx'
import type { TaskColumn } from '../../shared/tasks/task-columns.ts'
import { taskColumns } from '../../shared/tasks/task-columns.ts'
import type { ListGroup, ListSearch, ListSort } from './list-search.ts'
import { listGroups, listSorts } from './list-search.ts'
import styles from './project-list.module.css'

const route = getRouteApi('/projects/$projectId/list')

interface Props {
  readonly sort: ListSort
  readonly group: ListGroup | undefined
  readonly chosen: readonly TaskColumn[]
  readonly toggle: (column: TaskColumn) => void
  readonly reset: () => void
}

/** How the list is arranged: groups and order stand in the address, the columns are kept on this device. */
export function DisplayMenu({ sort, group, chosen, toggle, reset }: Props) {
  const { t } = useTranslation()
  const [isOpen, setOpen] = useState(false)
  const icon = <IconAdjustmentsHorizontal stroke={1.6} aria-hidden="true" />
  return (
    <ViewTools>
      <BarMenu label={t('project.display')} icon={icon} isOpen={isOpen} setOpen={setOpen} isAtEnd>
        <Arrangement sort={sort} group={group} />
        <Choices label={t('project.columns')}>
          <div className={styles.columns}>
            {taskColumns.map((column) => (
              <Choice key={column} type="checkbox" isChosen={chosen.includes(column)} choose={() => toggle(column)}>
                {t(`project.column.${column}`)}
              </Choice>
            ))}
          </div>
        </Choices>
        <button type="button" className={styles.reset} onClick={reset}>
          {t('project.usualColumns')}
        </button>
      </BarMenu>
    </ViewTools>
  )
}

function Arrangement({ sort, group }: Pick<Props, 'sort' | 'group'>) {
  const { t } = useTranslation()
  const navigate = route.useNavigate()
  const arrange = (change: { [Part in keyof ListSearch]?: ListSearch[Part] | undefined }) =>
    void navigate({ search: (before) => kept({ ...before, ...change }) })
  return (
    <div className={styles.arrangement}>
      <label>
        {t('project.group')}
        <select
          value={group ?? ''}
          onChange={({ target }) => arrange({ group: listGroups.find((each) => each === target.value) })}
        >
          <option value="">{t('project.groups.none')}</option>
          {listGroups.map((each) => (
            <option key={each} value={each}>
              {t(`project.groups.${each}`)}
            </option>
          ))}
        </select>
      </label>
      <label>
        {t('project.sort')}
        <select value={sort} onChange={({ target }) => arrange({ sort: target.value as ListSort })}>
          {listSorts.map((each) => (
            <option key={each} value={each}>
              {t(`project.sorts.${each}`)}
            </option>
          ))}
        </select>
      </label>
    </div>
  )
}

/** An address names only what is set. */
const kept = (search: object) => Object.fromEntries(Object.entries(search).filter(([, value]) => value !== undefined))
