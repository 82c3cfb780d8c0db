import { Button } from '@mantine/core'
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Skeletons } from '../../shared/layout/skeletons.tsx'
import { Empty, Failure } from '../../shared/layout/states.tsx'
import { useMe } from '../../shared/people/me.ts'
import styles from './administration.module.css'
import { ListSearch } from './list-search.tsx'
import { TeamForm } from './team-form.tsx'
import { TeamItem } from './team-item.tsx'
import { teamsQuery } from './team-queries.ts'
import { usePlace } from './use-place.ts'

/** The teams that the reader may see; each opens in its place. */
export function Teams() {
  const { t } = useTranslation()
  const { find, search, open, show, close } = usePlace()
  const mayCreate = useMe().can.createTeams
  return (
    <>
      <div className={styles.toolbar}>
        <ListSearch label={t('admin.teams.search')} value={find} onChange={search} />
        {mayCreate && <Button onClick={() => show('new')}>{t('admin.teams.new')}</Button>}
      </div>
      <TeamList text={find} />
      {open === 'new' && <TeamForm close={close} done={({ id }) => show(id)} />}
    </>
  )
}

function TeamList({ text }: { text: string }) {
  const { t } = useTranslation()
  const { open, show, close } = usePlace()
  const list = useInfiniteQuery({ ...teamsQuery(text), placeholderData: keepPreviousData })
  if (list.isPending) return <Skeletons count={6} />
  if (list.isError && !list.data) return <Failure error={list.error} retry={() => void list.refetch()} />
  const teams = list.data.pages.flatMap(({ items }) => items)
  if (teams.length === 0) return <NoTeams text={text} />
  return (
    <div className={styles.scroller}>
      <ul className={styles.list} aria-label={t('admin.teams.title')}>
        {teams.map((team) => (
          <TeamItem
            key={team.id}
            team={team}
            isOpen={open === team.id}
            toggle={() => (open === team.id ? close() : show(team.id))}
          />
        ))}
      </ul>
      {list.hasNextPage && (
        <Button
          variant="default"
          className={styles.more ?? ''}
          loading={list.isFetchingNextPage}
          onClick={() => void list.fetchNextPage()}
        >
          {t('admin.more')}
        </Button>
      )}
    </div>
  )
}

function NoTeams({ text }: { text: string }) {
  const { t } = useTranslation()
  if (text !== '') return <Empty title={t('admin.noneFound')}>{t('admin.noneFoundLead', { text })}</Empty>
  return <Empty title={t('admin.teams.empty')}>{t('admin.teams.emptyLead')}</Empty>
}
