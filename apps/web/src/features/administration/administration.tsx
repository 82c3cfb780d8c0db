import { Link, Outlet, useLocation, useMatch } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { PlaceHeader } from '../../shared/layout/place-header.tsx'
import { Empty } from '../../shared/layout/states.tsx'
import { useMe } from '../../shared/people/me.ts'
import styles from './administration.module.css'

const tabs = [
  { to: '/admin/people', name: 'admin.people.title' },
  { to: '/admin/teams', name: 'admin.teams.title' },
  { to: '/admin/programs', name: 'admin.programs.title' },
  { to: '/admin/mail', name: 'admin.mail.title' },
  { to: '/admin/dead-letters', name: 'admin.letters.title' },
] as const

/** Who and what may use the deployment, and what it has sent and given up. Teams are for everybody to see. */
export function Administration() {
  return useMe().can.administer ? <ForAdmins /> : <ForOthers />
}

function ForAdmins() {
  const { t } = useTranslation()
  const { pathname } = useLocation()
  return (
    <>
      <div className={styles.header}>
        <PlaceHeader title={t('admin.title')}>
          <nav className={styles.tabs} aria-label={t('admin.pages')}>
            {tabs.map(({ to, name }) => (
              <Link key={to} ref={to === pathname ? showFully : null} to={to} activeOptions={{ includeSearch: false }}>
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

/** On a small screen the names are wider than it. */
const showFully = (link: HTMLElement | null) => link?.scrollIntoView({ block: 'nearest', inline: 'center' })

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
