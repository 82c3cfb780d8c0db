import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { PlaceHeader } from '../../shared/layout/place-header.tsx'
import { Empty, Failure } from '../../shared/layout/states.tsx'
import { personQuery } from '../../shared/people/people.ts'
import { OrderSwitch } from './order-switch.tsx'
import { Work } from './work.tsx'

const route = getRouteApi('/people/$userId')

/** What is assigned to somebody, as far as the person who looks may see it. */
export function PersonWork() {
  const { t } = useTranslation()
  const { userId } = route.useParams()
  const { by = 'date' } = route.useSearch()
  const { data: person, error, refetch } = useQuery(personQuery(userId))
  if (error && !person) return <Failure error={error} retry={() => void refetch()} />
  const name = person?.name ?? ''
  return (
    <>
      <PlaceHeader title={name}>
        <OrderSwitch order={by} />
      </PlaceHeader>
      <Work
        assignee={userId}
        order={by}
        empty={<Empty title={t('myWork.nothingOf', { name })}>{t('myWork.nothingSeen')}</Empty>}
      />
    </>
  )
}
