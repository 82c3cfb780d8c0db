import { Menu } from '@mantine/core'
import { IconMail } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Confirm } from '../../shared/layout/confirm.tsx'
import { RowMenu } from '../../shared/layout/row-menu.tsx'
import { tell, tellFailure } from '../../shared/notices/notices.tsx'
import type { Invitation } from './invitations.ts'
import { invite, revokeInvitation } from './invitations.ts'
import styles from './row.module.css'
import { useDayOf } from './use-day-of.ts'

/** Somebody who was asked to join and has not yet. */
export function InvitationRow({ invitation }: { invitation: Invitation }) {
  const { t } = useTranslation()
  const dayOf = useDayOf()
  const { email, name, role, expiresAt } = invitation
  const state = t('admin.invitations.expires', { role: t(`admin.role.${role}`), date: dayOf(expiresAt) })
  return (
    <div className={styles.row}>
      <span className={styles.mark}>
        <IconMail size={17} stroke={1.6} aria-hidden="true" />
      </span>
      <span className={styles.about}>
        <span className={styles.name}>
          <b dir="auto">{name ?? email}</b>
        </span>
        {name !== null && <small dir="auto">{email}</small>}
      </span>
      <span className={styles.choice}>{state}</span>
      <span className={styles.menu}>{invitation.can.revoke && <InvitationMenu invitation={invitation} />}</span>
    </div>
  )
}

function InvitationMenu({ invitation: { id, email, name, role } }: { invitation: Invitation }) {
  const { t } = useTranslation()
  const [isAsking, setAsking] = useState(false)
  const again = async () => {
    try {
      await invite({ email, role, ...(name !== null && { name }) })
      tell({ title: t('admin.invitations.invitedOne', { email }), message: t('admin.invitations.againDone') })
    } catch (err) {
      tellFailure(err)
    }
  }
  return (
    <>
      <RowMenu className={styles.tool} label={t('admin.actionsFor', { name: email })}>
        <Menu.Item onClick={() => void again()}>{t('admin.invitations.again')}</Menu.Item>
        <Menu.Item onClick={() => setAsking(true)}>{t('admin.invitations.revoke')}…</Menu.Item>
      </RowMenu>
      {isAsking && (
        <Confirm
          title={t('admin.invitations.revokeTitle')}
          action={t('admin.invitations.revoke')}
          run={() => revokeInvitation(id)}
          close={() => setAsking(false)}
        >
          <p>{t('admin.invitations.revokeLead', { email })}</p>
        </Confirm>
      )}
    </>
  )
}
