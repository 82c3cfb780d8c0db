import { Menu } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { RowMenu } from '../../shared/layout/row-menu.tsx'
import { tellFailure } from '../../shared/notices/notices.tsx'
import { Avatar } from '../../shared/people/avatar.tsx'
import { useMe } from '../../shared/people/me.ts'
import { DeploymentRoleSelect } from './deployment-role-select.tsx'
import { DisableDialog, enable } from './disable-dialog.tsx'
import type { Person } from './people-queries.ts'
import { changePerson } from './people-queries.ts'
import styles from './row.module.css'
import { usePlace } from './use-place.ts'

/** One person: who they are, what they may do, and more in a menu. */
export function PersonRow({ person }: { person: Person }) {
  const { t } = useTranslation()
  const { show } = usePlace()
  const { id, name, email, role, can, disabledAt } = person
  const isMe = useMe().id === id
  return (
    <div className={styles.row} data-is-off={disabledAt !== null || undefined}>
      <span className={styles.mark} aria-hidden="true">
        <Avatar id={id} />
      </span>
      <span className={styles.about}>
        <span className={styles.name}>
          <button type="button" className={styles.open} dir="auto" onClick={() => show(id)}>
            {name}
          </button>
          {isMe && <span className={styles.tag}>{t('admin.you')}</span>}
          {disabledAt !== null && <span className={styles.tag}>{t('admin.disabled')}</span>}
        </span>
        <small dir="auto">
          <span className={styles.onPhone}>{t(`admin.role.${role}`)} · </span>
          {email}
        </small>
      </span>
      <span className={`${styles.choice} ${styles.onDesk}`}>
        <DeploymentRoleSelect
          className={styles.role ?? ''}
          aria-label={t('admin.role.of', { name })}
          value={role}
          disabled={!can.update}
          onChange={(next) => void changePerson(person, { role: next }).catch(tellFailure)}
        />
      </span>
      <span className={styles.menu}>{can.update && <PersonMenu person={person} />}</span>
    </div>
  )
}

function PersonMenu({ person }: { person: Person }) {
  const { t } = useTranslation()
  const { show } = usePlace()
  const [isAsking, setAsking] = useState(false)
  return (
    <>
      <RowMenu className={styles.tool} label={t('admin.actionsFor', { name: person.name })}>
        <Menu.Item onClick={() => show(person.id)}>{t('admin.people.details')}</Menu.Item>
        {person.disabledAt === null ? (
          <Menu.Item onClick={() => setAsking(true)}>{t('admin.disable')}</Menu.Item>
        ) : (
          <Menu.Item onClick={() => void enable(person)}>{t('admin.enable')}</Menu.Item>
        )}
      </RowMenu>
      {isAsking && <DisableDialog person={person} close={() => setAsking(false)} />}
    </>
  )
}
