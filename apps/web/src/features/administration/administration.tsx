import { Link, Outlet, useMatch } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { PlaceHeader } from '../../shared/layout/place-header.tsx'
import { Empty } from '../../shared/layout/states.tsx'
import { useMe } from '../../shared/people/me.ts'
import styles from './administration.module.css'

const tabs = [
  { to: '/admin/people', name: 'admin.people.title' },
  { to: '/admin/teams', name: 'admin.teams.title' },
  { to: '/admin/programs', name: 'admin.programs.title' },
] as const

/** Who may use the deployment, in which teams, and which programs may. Teams are for everybody to see. */
export function Administration() {
  return useMe().can.administer ? <ForAdmins /> : <ForOthers />
}

function ForAdmins() {
  const { t } = useTranslation()
  return (
    <>
      <div className={styles.header}>
        <PlaceHeader title={t('admin.title')}>
          <nav className={styles.tabs} aria-label={t('admin.pages')}>
            {tabs.map(({ to, name }) => (
              <Link key={to} to={to} activeOptions={{ includeSearch: false }}>
                {t(name)}
              </Link>
            ))}
          </nav>
        </PlaceHeader>
      </div>
      <Outlet />
    </>
  )
}

function ForOthers() {
  const { t } = useTranslation()
  // What the outlet shows; the address is ahead of it while a page loads.
  const isTeams = useMatch({ from: '/admin/teams', shouldThrow: false }) !== undefined
  return (
    <>
      <PlaceHeader title={t(isTeams ? 'admin.teams.title' : 'admin.title')} />
      {isTeams ? <Outlet /> : <NotForYou />}
    </>
  )
}

/** Not a failure, and nothing that trying again would help. */
function NotForYou() {
  const { t } = useTranslation()
  return (
    <Empty title={t('admin.notForYou.title')}>
      {t('admin.notForYou.lead')}
      <br />
      <Link to="/admin/teams" className={styles.link}>
        {t('admin.notForYou.teams')}
      </Link>
    </Empty>
  )
}
