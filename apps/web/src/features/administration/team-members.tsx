import { Button } from '@mantine/core'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Skeletons } from '../../shared/layout/skeletons.tsx'
import { Failure } from '../../shared/layout/states.tsx'
import { tell, tellFailure } from '../../shared/notices/notices.tsx'
import { PersonSelect } from '../../shared/people/person-select.tsx'
import styles from './team.module.css'
import { TeamMemberRow } from './team-member-row.tsx'
import type { Team } from './team-queries.ts'
import { addMember, membersQuery } from './team-queries.ts'

/** Who is in a team, and a way in for others. */
export function TeamMembers({ team }: { team: Team }) {
  const { t } = useTranslation()
  const list = useInfiniteQuery(membersQuery(team.id))
  if (list.isPending) return <Skeletons count={2} />
  if (list.isError && !list.data) return <Failure error={list.error} retry={() => void list.refetch()} />
  const members = list.data.pages.flatMap(({ items }) => items)
  return (
    <>
      {members.length === 0 && <p className={styles.none}>{t('admin.teams.noMembers')}</p>}
      <ul className={styles.members} aria-label={t('admin.teams.members', { name: team.name })}>
        {members.map((member) => (
          <TeamMemberRow key={member.userId} member={member} teamName={team.name} />
        ))}
      </ul>
      {list.hasNextPage && (
        <Button variant="default" loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          {t('admin.more')}
        </Button>
      )}
      {team.can.manageMembers && <AddMember team={team} />}
    </>
  )
}

/** Whoever is chosen is in the team; the field is empty again for the next one. */
function AddMember({ team }: { team: Team }) {
  const { t } = useTranslation()
  const [round, setRound] = useState(0)
  const add = async (userId: string | null) => {
    if (userId === null) return
    try {
      const { name } = await addMember(team.id, { userId })
      tell({ title: t('admin.teams.added', { name }) })
    } catch (err) {
      tellFailure(err)
    } finally {
      setRound(round + 1)
    }
  }
  return (
    <PersonSelect
      key={round}
      className={styles.add ?? ''}
      aria-label={t('admin.teams.addTo', { name: team.name })}
      placeholder={t('admin.teams.add')}
      value={null}
      onChange={(id) => void add(id)}
    />
  )
}
