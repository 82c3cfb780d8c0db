import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import styles from './administration.module.css'
import { invitationsQuery } from './invitations.ts'
import { InviteDialog } from './invite-dialog.tsx'
import { ListSearch } from './list-search.tsx'
import { PeopleList } from './people-list.tsx'
import { PersonDetails } from './person-details.tsx'
import { usePlace } from './use-place.ts'

/** Everybody who may sign in or is invited to, with their roles. */
export function People() {
  const { t } = useTranslation()
  const { find, search, open, show, close } = usePlace()
  const { data: invitations } = useQuery(invitationsQuery)
  const isElsewhere = invitations === null
  return (
    <>
      <div className={styles.toolbar}>
        <ListSearch label={t('admin.people.search')} value={find} onChange={search} />
        {!isElsewhere && <Button onClick={() => show('new')}>{t('admin.invitations.action')}</Button>}
      </div>
      {isElsewhere && <p className={styles.note}>{t('admin.invitations.elsewhere')}</p>}
      <PeopleList text={find} />
      {open === 'new' && <InviteDialog close={close} />}
      {open !== null && open !== 'new' && <PersonDetails key={open} id={open} close={close} />}
    </>
  )
}
