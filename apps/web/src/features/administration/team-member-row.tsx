import { IconLogout, IconX } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ExplainedSelect } from '../../shared/input/explained-select.tsx'
import { Confirm } from '../../shared/layout/confirm.tsx'
import { tellFailure } from '../../shared/notices/notices.tsx'
import { Avatar } from '../../shared/people/avatar.tsx'
import { useMe } from '../../shared/people/me.ts'
import { offerUndo } from '../../shared/undo/undo.ts'
import styles from './row.module.css'
import type { TeamMember } from './team-queries.ts'
import { addMember, changeMemberRole, removeMember } from './team-queries.ts'

interface Props {
  readonly member: TeamMember
  readonly teamName: string
}

const roles = ['member', 'manager'] as const

/** Somebody in a team, with their part in it. */
export function TeamMemberRow({ member, teamName }: Props) {
  const { t } = useTranslation()
  const { userId, name, role, can } = member
  const isMe = useMe().id === userId
  return (
    <li>
      <div className={styles.row}>
        <span className={styles.mark} aria-hidden="true">
          <Avatar id={userId} />
        </span>
        <span className={styles.about}>
          <span className={styles.name}>
            <b dir="auto">{name}</b>
            {isMe && <span className={styles.tag}>{t('admin.you')}</span>}
          </span>
        </span>
        <span className={styles.choice}>
          {can.update ? (
            <ExplainedSelect
              className={styles.role ?? ''}
              aria-label={t('admin.teams.roleOf', { name })}
              choices={roles.map((value) => ({
                value,
                label: t(`admin.teams.${value}`),
                meaning: t(`admin.teams.${value}May`),
              }))}
              value={role}
              onChange={(next) => void changeMemberRole(member, next).catch(tellFailure)}
            />
          ) : (
            t(`admin.teams.${role}`)
          )}
        </span>
        <span className={styles.menu}>
          {can.remove &&
            (isMe ? <Leave member={member} teamName={teamName} /> : <Remove member={member} teamName={teamName} />)}
        </span>
      </div>
    </li>
  )
}

function Remove({ member, teamName }: Props) {
  const { t } = useTranslation()
  const { teamId, userId, name, role } = member
  const remove = async () => {
    try {
      await removeMember(member)
      offerUndo({
        title: t('admin.teams.removed', { name, team: teamName }),
        undo: () => addMember(teamId, { userId, role }),
      })
    } catch (err) {
      tellFailure(err)
    }
  }
  return (
    <button
      type="button"
      className={styles.tool}
      aria-label={t('admin.teams.remove', { name })}
      title={t('admin.teams.remove', { name })}
      onClick={() => void remove()}
    >
      <IconX size={15} stroke={1.8} />
    </button>
  )
}

/** Who leaves may not be able to come back by themselves, so they are asked. */
function Leave({ member, teamName }: Props) {
  const { t } = useTranslation()
  const [isAsking, setAsking] = useState(false)
  return (
    <>
      <button
        type="button"
        className={styles.tool}
        aria-label={t('admin.teams.leaveIt', { team: teamName })}
        title={t('admin.teams.leaveIt', { team: teamName })}
        onClick={() => setAsking(true)}
      >
        <IconLogout size={15} stroke={1.8} />
      </button>
      {isAsking && (
        <Confirm
          title={t('admin.teams.leaveTitle', { team: teamName })}
          action={t('admin.teams.leave')}
          run={() => removeMember(member)}
          close={() => setAsking(false)}
        >
          <p>{t('admin.teams.leaveLead')}</p>
        </Confirm>
      )}
    </>
  )
}
