import { useTranslation } from 'react-i18next'
import type { StatusFilter } from '../../shared/tasks/task-search.ts'

/** The name of a choice of statuses. */
export function useStatusText(): (status: StatusFilter) => string {
  const { t } = useTranslation()
  const names = { all: t('project.all'), open: t('project.open') }
  return (status) => (status === 'all' || status === 'open' ? names[status] : t(`status.${status}`))
}
