import { getRouteApi } from '@tanstack/react-router'
import { Trans, useTranslation } from 'react-i18next'
import { PlaceHeader } from '../../shared/layout/place-header.tsx'
import { Empty } from '../../shared/layout/states.tsx'
import { OrderSwitch } from './order-switch.tsx'
import { Work } from './work.tsx'

const route = getRouteApi('/')

/** What is assigned to the person who is signed in. */
export function MyWork() {
  const { t } = useTranslation()
  const { by = 'date' } = route.useSearch()
  return (
    <>
      <PlaceHeader title={t('app.myWork')}>
        <OrderSwitch order={by} />
      </PlaceHeader>
      <Work
        assignee="me"
        order={by}
        empty={
          <Empty title={t('myWork.emptyTitle')}>
            <Trans i18nKey="myWork.empty" values={{ key: 'c' }} components={{ kbd: <kbd /> }} />
          </Empty>
        }
      />
    </>
  )
}
