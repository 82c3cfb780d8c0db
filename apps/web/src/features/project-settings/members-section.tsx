import { Button } from '@mantine/core'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Section } from '../../shared/layout/section.tsx'
import { Skeletons } from '../../shared/layout/skeletons.tsx'
import { Failure } from '../../shared/layout/states.tsx'
import type { Project } from '../../shared/projects/projects.ts'
import { membersQuery } from '../../shared/projects/projects.ts'
import { AddMember } from './add-member.tsx'
import { MemberRow } from './member-row.tsx'
import styles from './members.module.css'

/** The people and teams of a project, and what each may do. */
export function MembersSection({ project }: { project: Project }) {
  const { t } = useTranslation()
  const query = useInfiniteQuery(membersQuery(project.id))
  const members = query.data?.pages.flatMap(({ items }) => items)
  return (
    <Section title={t('projectSettings.members')} lead={t('projectSettings.membersLead')}>
      {project.can.manageMembers && <AddMember projectId={project.id} members={members ?? []} />}
      {!members &&
        (query.error ? <Failure error={query.error} retry={() => void query.refetch()} /> : <Skeletons count={3} />)}
      {members && (
        <ul className={styles.members} aria-label={t('projectSettings.members')}>
          {members.map((member) => (
            <MemberRow key={member.id} member={member} />
          ))}
        </ul>
      )}
      {query.hasNextPage && (
        <Button variant="subtle" mt={8} loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
          {t('projectSettings.showMore')}
        </Button>
      )}
    </Section>
  )
}
