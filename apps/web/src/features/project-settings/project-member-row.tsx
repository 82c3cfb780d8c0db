import { IconUsers, IconX } from '@tabler/icons-react'
import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import { Avatar } from '../../shared/people/avatar.tsx'
import { useMe } from '../../shared/people/me.ts'
import { ProjectRoleSelect } from '../../shared/projects/project-role-select.tsx'
import type { ProjectMember } from '../../shared/projects/projects.ts'
import icon from './icon-button.module.css'
import { changeRole, removeMember } from './member-actions.ts'
import styles from './members.module.css'

/** A person or a team of the project. Oneself leaves at the end of the page, where it says what that means. */
export const ProjectMemberRow = memo(function ProjectMemberRow({ member }: { member: ProjectMember }) {
  const { t } = useTranslation()
  const me = useMe()
  const { id, kind, name, role, can } = member
  const isMe = id === me.id
  return (
    <li className={styles.member}>
      {kind === 'user' ? <Avatar id={id} label={() => ''} /> : <IconUsers size={22} stroke={1.6} aria-hidden="true" />}
      <span className={styles.memberName} dir="auto">
        {name} {isMe && <small>{t('projectSettings.you')}</small>}
        {kind === 'team' && <small>{t('projectSettings.team')}</small>}
      </span>
      {can.update ? (
        <ProjectRoleSelect
          className={styles.role as string}
          classNames={{ input: styles.quiet as string }}
          aria-label={t('projectSettings.roleOf', { name })}
          value={role}
          onChange={(next) => void changeRole(member, next)}
        />
      ) : (
        <span className={styles.fixedRole} title={t(`projectRole.${role}May`)}>
          {t(`projectRole.${role}`)}
        </span>
      )}
      {can.update && can.remove && (
        <button
          type="button"
          className={icon.icon}
          aria-label={t('projectSettings.remove', { name })}
          title={t('projectSettings.remove', { name })}
          style={{ visibility: isMe ? 'hidden' : 'visible' }}
          onClick={() => void removeMember(member)}
        >
          <IconX size={16} stroke={1.6} />
        </button>
      )}
    </li>
  )
})
