import { Menu } from '@mantine/core'
import { IconChevronRight } from '@tabler/icons-react'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Confirm } from '../../shared/layout/confirm.tsx'
import { RowMenu } from '../../shared/layout/row-menu.tsx'
import styles from './row.module.css'
import team from './team.module.css'
import { TeamForm } from './team-form.tsx'
import { TeamMembers } from './team-members.tsx'
import type { Team } from './team-queries.ts'
import { deleteTeam } from './team-queries.ts'

interface Props {
  readonly team: Team
  readonly isOpen: boolean
  readonly toggle: () => void
}

/** A team in a line, which opens to show who is in it. */
export function TeamItem({ team: shown, isOpen, toggle }: Props) {
  const { t } = useTranslation()
  const panel = useId()
  const { name, description, memberCount, can } = shown
  return (
    <li className={team.item} data-is-open={isOpen || undefined}>
      <div className={styles.row}>
        <span className={styles.mark}>
          <IconChevronRight className={team.chevron} size={15} stroke={1.8} aria-hidden="true" />
        </span>
        <span className={styles.about}>
          <span className={styles.name}>
            <button
              type="button"
              className={`${styles.open} ${team.toggle}`}
              dir="auto"
              aria-expanded={isOpen}
              aria-controls={panel}
              onClick={toggle}
            >
              {name}
            </button>
          </span>
          {!isOpen && description && <small dir="auto">{description}</small>}
        </span>
        <span className={styles.choice}>{t('admin.teams.count', { count: memberCount })}</span>
        <span className={styles.menu}>{(can.update || can.delete) && <TeamMenu team={shown} />}</span>
      </div>
      <div id={panel}>
        {isOpen && (
          <div className={team.panel}>
            {description && (
              <p className={team.description} dir="auto">
                {description}
              </p>
            )}
            <TeamMembers team={shown} />
          </div>
        )}
      </div>
    </li>
  )
}

function TeamMenu({ team }: { team: Team }) {
  const { t } = useTranslation()
  const [asked, setAsked] = useState<'edit' | 'delete' | null>(null)
  const { id, name, memberCount, can } = team
  const close = () => setAsked(null)
  return (
    <>
      <RowMenu className={styles.tool} label={t('admin.actionsFor', { name })}>
        {can.update && <Menu.Item onClick={() => setAsked('edit')}>{t('admin.teams.edit')}</Menu.Item>}
        {can.delete && (
          <Menu.Item color="red" onClick={() => setAsked('delete')}>
            {t('admin.teams.delete')}
          </Menu.Item>
        )}
      </RowMenu>
      {asked === 'edit' && <TeamForm team={team} close={close} done={close} />}
      {asked === 'delete' && (
        <Confirm
          title={t('admin.teams.deleteTitle', { name })}
          action={t('admin.teams.deleteAction')}
          run={() => deleteTeam(id)}
          close={close}
        >
          <p>{t('admin.teams.deleteLead', { count: memberCount })}</p>
        </Confirm>
      )}
    </>
  )
}
