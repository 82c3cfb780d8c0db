import { Button } from '@mantine/core'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useReadOn } from '../../shared/api/use-read-on.ts'
import { FailedBelow } from '../../shared/layout/failed-below.tsx'
import { Loaded } from '../../shared/layout/loaded.tsx'
import { Section } from '../../shared/layout/section.tsx'
import { membersQuery } from '../../shared/projects/project-people.ts'
import type { Project } from '../../shared/projects/projects.ts'
import { AddMember } from './add-member.tsx'
import styles from './members.module.css'
import { ProjectMemberRow } from './project-member-row.tsx'

/** The people and teams of a project, and what each may do. */
export function MembersSection({ project }: { project: Project }) {
  const { t } = useTranslation()
  const query = useInfiniteQuery(membersQuery(project.id))
  const rest = useReadOn(query)
  const members = query.data?.pages.flatMap(({ items }) => items) ?? []
  return (
    <Section title={t('projectSettings.members')} lead={t('projectSettings.membersLead')}>
      {project.can.manageMembers && <AddMember projectId={project.id} members={members} />}
      <Loaded query={query} count={3}>
        {() => (
          <ul className={styles.members} aria-label={t('projectSettings.members')}>
            {members.map((member) => (
              <ProjectMemberRow key={member.id} member={member} />
            ))}
          </ul>
        )}
      </Loaded>
      {rest.failure !== null && <FailedBelow error={rest.failure} retry={rest.readOn} />}
      {rest.hasMore && rest.failure === null && (
        <Button variant="subtle" mt={8} loading={rest.isLoadingMore} onClick={rest.readOn}>
          {t('projectSettings.showMore')}
        </Button>
      )}
    </Section>
  )
}
