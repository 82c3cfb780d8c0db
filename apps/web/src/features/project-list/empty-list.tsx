import { Button } from '@mantine/core'
import { getRouteApi } from '@tanstack/react-router'
import { Trans, useTranslation } from 'react-i18next'
import { Empty } from '../../shared/layout/states.tsx'
import { isFiltered, withoutFilter } from '../../shared/tasks/task-search.ts'

const route = getRouteApi('/projects/$projectId/list')

/** Says whether there is nothing, or nothing that fits the filter, and what to do about it. */
export function EmptyList() {
  const { t } = useTranslation()
  const navigate = route.useNavigate()
  if (!isFiltered(route.useSearch())) {
    return (
      <Empty title={t('project.emptyTitle')}>
        <Trans i18nKey="project.empty" values={{ key: 'c' }} components={{ kbd: <kbd /> }} />
      </Empty>
    )
  }
  return (
    <Empty title={t('project.nothingFits')}>
      {t('project.nothingFitsHint')}
      <br />
      <br />
      <Button variant="default" onClick={() => void navigate({ search: withoutFilter })}>
        {t('project.clearFilters')}
      </Button>
    </Empty>
  )
}
